"""Figures of agreement, computed apart from our code: the packages krippendorff and scikit-learn on random tables.

Writes Tests/EvaluationsTests/__Snapshots__/agreement-golden.jsonl, which AgreementGoldenTests.swift holds our figures against.
Again, from the root of the checkout:
  python3 -m venv /tmp/agreement && /tmp/agreement/bin/pip install krippendorff==0.9.0 scikit-learn==1.9.1
  /tmp/agreement/bin/python docs/agreement-golden.py > Tests/EvaluationsTests/__Snapshots__/agreement-golden.jsonl
One line is one table: values are hundredths of a question's worth, a row is what each assessor gave ("-" for nothing), null is no figure."""
import json
import math
import warnings
from itertools import combinations

import krippendorff
import numpy as np
from sklearn.metrics import cohen_kappa_score

LADDERS = {2: [0, 100], 3: [0, 50, 100], 4: [0, 33, 67, 100], 5: [0, 25, 50, 75, 100]}
ITEMS = [5, 8, 13, 21, 37, 60, 113]
GAP = -1

def table(random, assessors, items, levels, missing, noise):
    """What a hidden truth makes assessors say who err now and then and leave something out."""
    truth = random.integers(0, len(levels), items)
    given = np.tile(truth, (assessors, 1))
    errs = random.random(given.shape) < noise
    given[errs] = random.integers(0, len(levels), errs.sum())
    values = np.array(levels)[given]
    values[random.random(values.shape) < missing] = GAP
    return values

def alpha(values, metric):
    data = np.where(values == GAP, np.nan, values.astype(float))
    if ((~np.isnan(data)).sum(axis=0) > 1).sum() == 0:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return krippendorff.alpha(reliability_data=data, level_of_measurement=metric)
    except ValueError:  # only one value in the whole table
        return None

def kappa(left, right, weights):
    both = (left != GAP) & (right != GAP)
    if both.sum() < 2:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # With all hundredths as labels, the distance of labels is the distance of values.
        return cohen_kappa_score(left[both], right[both], labels=range(101), weights=weights)

def text(figure):
    return None if figure is None or math.isnan(figure) else f"{figure:.12f}"

def show(name, values):
    pairs = [pair for pair in combinations(values, 2) if ((pair[0] != GAP) & (pair[1] != GAP)).any()]
    print(json.dumps({
        "name": name, "rows": [" ".join("-" if v == GAP else str(v) for v in row) for row in values.T],
        "ordinal": text(alpha(values, "ordinal")), "interval": text(alpha(values, "interval")),
        "linear": [text(kappa(*pair, "linear")) for pair in pairs],
        "quadratic": [text(kappa(*pair, "quadratic")) for pair in pairs]}))

random = np.random.default_rng(20261122)
for assessors in range(2, 7):
    for step, (count, levels) in enumerate(LADDERS.items()):
        items = ITEMS[(assessors + 2 * step) % len(ITEMS)]
        missing, noise = [0, 0.1, 0.35][(assessors + step) % 3], [0.1, 0.3, 0.9][(assessors + 2 * step) % 3]
        show(f"{assessors} assessors, {items} items, {count} levels, {missing} missing, {noise} noise",
             table(random, assessors, items, levels, missing, noise))
for items in (13, 60, 113):
    show(f"shares of counts, {items} items", table(random, 3, items, range(101), 0.1, 0.4))
constant = table(random, 3, 21, LADDERS[4], 0.1, 0.3)
constant[1] = 67
show("one assessor gives everything the same", constant)
constant[2] = 67
show("two of three give everything the same", constant)
show("everybody gives everything the same", np.full((3, 8), 50))
show("everybody agrees", table(random, 4, 21, LADDERS[5], 0.2, 0))
show("two who never meet", np.array([[0, 50, GAP, GAP, 100], [GAP, GAP, 50, 100, GAP]]))
opposite = table(random, 2, 13, LADDERS[3], 0, 0)
opposite[1] = 100 - opposite[0]
show("two who say the opposite", opposite)
show("almost everything is missing", table(random, 6, 37, LADDERS[5], 0.85, 0.3))
