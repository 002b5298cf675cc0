"""Best assignments of random units to random teams, computed apart from our code: scipy's milp (HiGHS), one figure after the other.

Writes Tests/EvaluationsTests/__Snapshots__/assignment-golden.jsonl, which AssignmentGoldenTests.swift holds our plans against.
Again, from the root of the checkout:
  python3 -m venv /tmp/assignment && /tmp/assignment/bin/pip install scipy==1.17.1
  /tmp/assignment/bin/python docs/assignment-golden.py > Tests/EvaluationsTests/__Snapshots__/assignment-golden.jsonl
One line is one case: places in thousandths of a degree, who may not judge what by number, and the least totals in their order:
units without a team, spread, spread of work, kilometres, missed wishes. The distances are haversine in floating point."""
import json
import math

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

TONGUES = ["id", "it", "ja", "jv"]
CASES = [  # units, teams, limits, lines between classes of work, share of pairs that are barred
    (20, 4, [6], [390], 0.1), (20, 4, [4], [390], 0.3), (30, 5, [14, 7, 3], [], 0.2), (40, 6, [8, 5], [300, 500], 0.5),
    (45, 7, [7], [300, 390, 500], 0.0), (60, 8, [14], [390], 0.1), (60, 8, [7], [390], 0.8), (90, 10, [9, 10], [300, 500], 0.2),
]

def distance(here, there):
    a, b, c, d = (math.radians(x / 1000) for x in (*here, *there))
    h = math.sin((a - c) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((b - d) / 2) ** 2
    return 2 * 6371.009 * math.asin(math.sqrt(h))

def step(number, limit):
    return (2 * number - 1) * 10_000 // limit

def case(random, units, teams, limits, lines, barred):
    place = lambda: [int(random.integers(-10_000, 6_000)), int(random.integers(95_000, 141_000))]
    spoken = lambda: sorted(random.choice(TONGUES, 2, replace=False).tolist())
    while True:
        given = {
            "teams": [[place(), spoken(), int(random.choice(limits))] for _ in range(teams)],
            "units": [[place(), random.choice(TONGUES, 2, replace=False).tolist(), int(random.integers(200, 700))] for _ in range(units)],
            "lines": lines,
        }
        ways = np.array([[distance(u[0], t[0]) for t in given["teams"]] for u in given["units"]])
        if abs(ways % 1 - 0.5).min() > 0.001:  # our places are whole metres: no way may hang on a rounding
            break
    given["barred"] = [[u, t] for u in range(units) for t in range(teams) if random.random() < barred]
    return given, np.floor(ways + 0.5).astype(int)

def solve(given, ways):
    units, teams, lines = given["units"], given["teams"], given["lines"]
    barred = {tuple(pair) for pair in given["barred"]}
    kind = [sum(unit[2] > line for line in lines) for unit in units]
    names = [("x", u, t) for u in range(len(units)) for t in range(len(teams)) if (u, t) not in barred]
    names += [("aside", u) for u in range(len(units))]
    names += [("load", t, k) for t in range(len(teams)) for k in range(teams[t][2])]
    names += [("work", c, t, k) for c in range(len(lines) + 1) for t in range(len(teams)) for k in range(teams[t][2])]
    rows = len(units) + len(teams) * (len(lines) + 2)
    matrix, right = lil_matrix((rows, len(names))), np.zeros(rows)
    right[: len(units)] = 1
    costs = np.zeros((5, len(names)))
    work_row = lambda c, t: len(units) + len(teams) * (c + 1) + t
    for column, name in enumerate(names):
        match name:
            case ("x", u, t):
                matrix[u, column] = 1
                matrix[len(units) + t, column] = 1
                matrix[work_row(kind[u], t), column] = 1
                wishes = units[u][1]
                costs[3, column] = ways[u][t]
                costs[4, column] = next((i for i, wish in enumerate(wishes) if wish in teams[t][1]), len(wishes))
            case ("aside", u):
                matrix[u, column] = 1
                costs[0, column] = 1
            case ("load", t, k):
                matrix[len(units) + t, column] = -1
                costs[1, column] = step(k + 1, teams[t][2])
            case ("work", c, t, k):
                matrix[work_row(c, t), column] = -1
                costs[2, column] = step(k + 1, teams[t][2])
    matrix = matrix.tocsr()
    limits, totals = [LinearConstraint(matrix, right, right)], []
    for cost in costs:
        found = milp(cost, integrality=np.ones(len(names)), bounds=Bounds(0, 1), constraints=limits, options={"mip_rel_gap": 0})
        assert found.status == 0, found.message
        totals.append(int(round(cost @ np.round(found.x))))
        limits.append(LinearConstraint(cost[None, :], -np.inf, totals[-1] + 0.5))
    return totals

if __name__ == "__main__":
    random = np.random.default_rng(20261122)
    for number, setting in enumerate(CASES):
        given, ways = case(random, *setting)
        print(json.dumps({"name": f"case {number}", **given, "totals": solve(given, ways)}, separators=(",", ":")))
