#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that every mention and every piece of evidence, cut out of its article by its offsets, is the text it says.

usage: evidence.py PROGRAM ARTICLES...      ARTICLES = a text file or a folder of them; folders that are absent are
                                             named and passed over, exit status 77 if nothing is left
"""
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77


def articles_in(arguments):
    files = []
    for argument in map(Path, arguments):
        if argument.is_dir():
            files += sorted(argument.glob("*.txt"))
        elif argument.is_file():
            files.append(argument)
        else:
            print(f"skipped: there is no {argument}")
    return files


def wrong_cuts(text, records, what):
    """Records have start, end and text."""
    return [f"{what} {r['start']}-{r['end']}: {text[r['start']:r['end']]!r} is not {r['text']!r}"
            for r in records if text[r["start"]:r["end"]] != r["text"]]


def check_article(text, document):
    """`document` is a line of `lacis extract`."""
    wrong = []
    info = document["document"]
    if info["length"] != len(text):
        wrong.append(f"length {info['length']} is not {len(text)}")
    if info["sha256"] != hashlib.sha256(text.encode()).hexdigest():
        wrong.append("the digest is not that of the text")
    for entity in document["entities"]:
        wrong += wrong_cuts(text, entity["mentions"], f"mention of {entity['label']}")
    for relation in document["relations"]:
        wrong += wrong_cuts(text, [relation], f"evidence of {relation['type']}")
    return wrong


def check_graph(texts, graph):
    wrong = []
    for node in graph["nodes"]:
        for mention in node.get("mentions", []):
            wrong += wrong_cuts(texts[mention["document"]], [mention], f"mention of {node['id']}")
    count = 0
    for edge in graph["edges"]:
        for evidence in edge["evidence"]:
            count += 1
            text = texts[evidence["document"]]
            wrong += wrong_cuts(text, [evidence], f"evidence of {edge['id']}")
            for end in ("source_span", "target_span"):
                span = evidence[end]
                if not 0 <= span["start"] < span["end"] <= len(text):
                    wrong.append(f"{end} of {edge['id']} lies outside of its article")
    return wrong, count


def lacis(program, *arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def main():
    program, files = sys.argv[1], articles_in(sys.argv[2:])
    if not files:
        print("skipped: no article to look at")
        return SKIPPED
    texts = {file.stem: file.read_bytes().decode("utf-8-sig") for file in files}
    names = [str(file) for file in files]
    wrong = []
    for line in lacis(program, "extract", *names).splitlines():
        document = json.loads(line)
        identifier = document["document"]["id"]
        wrong += [f"{identifier}: {finding}" for finding in check_article(texts[identifier], document)]
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder, "graph.json"))
        lacis(program, "build", *names, "-o", output)
        found, count = check_graph(texts, json.loads(Path(output).read_text(encoding="utf-8")))
    wrong += found
    if count == 0:
        wrong.append("the articles gave no evidence at all")
    print("\n".join(wrong) or f"{count} pieces of evidence in {len(files)} articles stand where they say")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
