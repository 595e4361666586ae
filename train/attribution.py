"""Fits the two linear models of attributions to the rows that attribution.ts wrote.

    /usr/bin/python3 train/attribution.py cues WORK data/models [--leave 1]
    /usr/bin/python3 train/attribution.py ends WORK data/models [--leave 1]

Logistic regression by liblinear, which is deterministic. Features are hashed into slots as src/reference/linear-model.ts
does; weights are rounded to 8 bits of one scale. --leave N leaves one tenth of the training documents out (for ends, every
tenth choice), writes nothing and prints how well it is predicted: so C, the bits and the thresholds were chosen.
"""
import argparse
import struct
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

BITS = {"cues": 18, "ends": 16}
C = {"cues": 0.15, "ends": 0.2}
# Words inside what is said are not annotated. Most are no cues; what was missed there should not weigh like a denial.
WEIGHT_WITHIN = 0.3


def slots(hashes, bits):
    """slotOf of linear-model.ts, for a whole array."""
    h = hashes.astype(np.uint64)
    h = ((h ^ (h >> np.uint64(15))) * np.uint64(0x85EBCA6B)) & np.uint64(0xFFFFFFFF)
    return ((h ^ (h >> np.uint64(13))) & np.uint64((1 << bits) - 1)).astype(np.int32)


def read_rows(path, bits):
    """Labels, groups and the matrix of features: 1 where a row has one, however often."""
    raw = np.fromfile(path, dtype=np.uint32)
    labels, groups, starts, ends = [], [], [], []
    at = 0
    while at < len(raw):
        count = int(raw[at + 2])
        labels.append(raw[at])
        groups.append(raw[at + 1])
        starts.append(at + 3)
        ends.append(at + 3 + count)
        at += 3 + count
    columns = [np.unique(slots(raw[a:b], bits)) for a, b in zip(starts, ends)]
    pointers = np.concatenate([[0], np.cumsum([len(each) for each in columns])])
    ones = np.ones(pointers[-1], np.float32)
    matrix = csr_matrix((ones, np.concatenate(columns), pointers), shape=(len(labels), 1 << bits))
    return np.array(labels), np.array(groups), matrix


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["cues", "ends"])
    parser.add_argument("work", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--leave", type=int)
    options = parser.parse_args()
    bits = BITS[options.kind]
    labels, groups, matrix = read_rows(options.work / f"{options.kind}.rows", bits)
    left = np.zeros(len(labels), bool) if options.leave is None else groups % 10 == options.leave
    weights = np.where(labels == 2, WEIGHT_WITHIN, 1.0)
    model = LogisticRegression(C=C[options.kind], solver="liblinear", random_state=0)
    model.fit(matrix[~left], (labels == 1)[~left].astype(int), sample_weight=weights[~left])
    if options.leave is not None:
        report(options.kind, model.decision_function(matrix), labels, groups, left)
        return
    coefficients = model.coef_[0]
    scale = float(np.abs(coefficients).max()) / 127
    rounded = np.clip(np.round(coefficients / scale), -127, 127).astype(np.int8)
    out = options.models / f"attribution-{options.kind}.bin"
    out.write_bytes(struct.pack("<ff", scale, float(model.intercept_[0])) + rounded.tobytes())
    print(f"{out}: {len(labels)} rows, {int((labels == 1).sum())} right, {int((rounded != 0).sum())} weights in use")


def report(kind, scores, labels, groups, left):
    if kind == "cues":
        for threshold in np.arange(-1.0, 0.5, 0.1):
            said = left & (scores > threshold)
            right, wrong = int((said & (labels == 1)).sum()), int((said & (labels == 0)).sum())
            recall = right / int((left & (labels == 1)).sum())
            precision = right / (right + wrong)
            print(f"{threshold:5.1f}  P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")
        return
    right = choices = 0
    for group in np.unique(groups[left]):
        rows = np.flatnonzero(groups == group)
        right += int(labels[rows[np.argmax(scores[rows])]] == 1)
        choices += 1
    print(f"{right} of {choices} ends right")


main()
