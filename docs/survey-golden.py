"""Figures of surveys, computed apart from our code; Tests/SurveysTests/Model/GoldenTests.swift holds what
this prints. Needs scipy:  python3 docs/survey-golden.py"""
import math
from fractions import Fraction
from scipy.stats import t

def figures(rows, steps, population=None):
    """Index on 0-4 of answers (one list of steps each), half width of 95 %: Student's t, Cochran's (1 - n/N)."""
    n, items = len(rows), len(rows[0])
    scores = [Fraction(sum(row) * 4, items * steps) for row in rows]
    mean = sum(scores) / n
    s2 = sum((score - mean) ** 2 for score in scores) / (n - 1)
    margin = lambda f: float(t.ppf(0.975, n - 1)) * math.sqrt(float(s2 / n * f))
    return mean, margin(Fraction(1)), margin(1 - Fraction(n, population)) if population else None

def show(name, rows, steps, population):
    mean, wide, narrow = figures(rows, steps, population)
    print(name, "index", float(mean), "LKE", float(mean / 4 * Fraction(35, 2)), "IKM", float(mean * 25),
          "margin", wide, "finite", narrow)

def weighted(cells):
    """cells: (rows, population); four steps. Stratified mean, its half width, Kish's design effect."""
    people = sum(population for _, population in cells)
    n = sum(len(rows) for rows, _ in cells)
    mean, variance, squares = Fraction(0), Fraction(0), Fraction(0)
    for rows, population in cells:
        scores = [Fraction(sum(row), len(row)) for row in rows]
        m = sum(scores) / len(rows)
        s2 = sum((score - m) ** 2 for score in scores) / (len(rows) - 1)
        share = Fraction(population, people)
        mean += share * m
        variance += share ** 2 * (1 - Fraction(len(rows), population)) * s2 / len(rows)
        squares += len(rows) * Fraction(population, len(rows)) ** 2
    half = float(t.ppf(0.975, n - len(cells))) * math.sqrt(float(variance))
    print("weighted", float(mean), "margin", half, "deff", float(n * squares / people ** 2))

spak = [[4, 4, 4, 4, 4]] * 6 + [[3, 4, 4, 3, 4], [4, 3, 3, 4, 4], [2, 3, 4, 4, 3], [4, 4, 4, 3, 4]]
spkp = [[6, 5, 5, 6, 4, 5, 6, 3], [5, 5, 5, 5, 5, 5, 5, 5], [6] * 8, [4, 4, 3, 5, 6, 2, 4, 4], [6, 6, 5, 5, 6, 6, 5, 6]] * 6
skm = [[3, 3, 4, 4, 3, 3, 4, 2, 3]] * 10 + [[4] * 9] * 9 + [[3] * 9] * 12 + [[2, 3, 1, 4, 2, 2, 3, 1, 2]] * 2
show("IPAK", spak, 4, 40)
show("IPKP of six steps", spkp, 6, 500)
show("SKM", skm, 4, 1200)
weighted([(spak, 400), ([[4, 4, 3, 4, 4]] * 3 + [[3] * 5] * 4, 100)])
for population in (10, 20, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000, 1_000_000):
    exact = Fraction(3841, 4000) * population / (Fraction(25, 10_000) * (population - 1) + Fraction(3841, 4000))
    print("Krejcie-Morgan", population, float(exact), math.floor(exact + Fraction(1, 2)))
for n, population in ((5, None), (8, None), (8, 40), (8, 9), (20, 500)):
    # All answers 4 of 4: at most which share of people can differ, each of them three points away (decision 0181)?
    if population:
        share = max(d for d in range(population - n + 1) if math.comb(population - d, n) / math.comb(population, n) >= 0.05) / population
    else:
        share = 1 - 0.05 ** (1 / n)
    three = min(math.log(20) / n, 1 - n / population if population else 1)
    print("equal answers", n, population, "exact", 3 * share, "rule of three", 3 * three)
