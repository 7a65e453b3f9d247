#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The list segmentation/contractions.tsv of a language, from its treebanks: tokens of several syntactic words.

usage: contractions.py TREEBANK.conllu... > languages/CODE/segmentation/contractions.tsv

Listed is what was split at least twice: as `always` if it was hardly ever one word, as `context` if it is both and often enough
(20 times each) for `lacis train` to learn the difference. Read the list before you use it: mistakes of spelling stand in it too.
"""
import collections
import sys

LEAST_SPLIT = 2
LEAST_LEARNED = 20  # AmbiguousContractions in src/language/trainer.cpp
RARELY_WHOLE = 20  # one in so many may be an error of the treebank


def key_of(form):
    return form.lower().replace("’", "'")


def count(paths):
    whole, split = collections.Counter(), collections.defaultdict(collections.Counter)
    for path in paths:
        last, surface, parts = 0, "", []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if len(fields) != 10:
                    last = 0
                elif "-" in fields[0]:
                    last, surface, parts = int(fields[0].split("-")[1]), key_of(fields[1]), []
                elif "." not in fields[0] and int(fields[0]) <= last:
                    parts.append(key_of(fields[1]))
                    if int(fields[0]) == last:
                        split[surface][" ".join(parts)] += 1
                elif "." not in fields[0]:
                    whole[key_of(fields[1])] += 1
    return whole, split


def main():
    whole, split = count(sys.argv[1:])
    print("# form\twords\tkind")
    for form, ways in sorted(split.items()):
        words, times = ways.most_common(1)[0]
        if times >= LEAST_SPLIT and whole[form] * RARELY_WHOLE <= times:
            print(form, words, "always", sep="\t")
        elif min(times, whole[form]) >= LEAST_LEARNED:
            print(form, words, "context", sep="\t")


main()
