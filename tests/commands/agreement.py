#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that `lacis evaluate` gives the figures of the project's reference scorer.

usage: agreement.py PROGRAM SHARED      SHARED = the folder with tools/score.py and gold/; exit status 77 if it is absent

For each annotated article graphs are made up that are right and wrong in many ways (from the gold, by a generator with a
fixed seed), and one is built by the program where the article's text lies beside its annotation.
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
TYPES = ["cofounded", "criticized", "funded", "donated_to", "founded", "accused", "met", "partnered_with", "family_of",
         "competes_with", "owns", "left", "Based in", "no_such_type"]


def name_variant(name, chance):
    return chance.choice([name, name.upper(), "L’" + name, "le " + name, name.replace("é", "e"), name + "!", name[1:]])


def made_up_graph(gold, chance):
    """A graph as a system might give it: parts of the gold, bent here and there."""
    nodes, node_of = [], {}
    for entity in gold["entities"]:
        if chance.random() < 0.15:
            continue
        for copy in range(2 if chance.random() < 0.1 else 1):
            identifier = f"n{len(nodes)}"
            node_of.setdefault(entity["id"], identifier)
            names = list(entity["names"])
            chance.shuffle(names)
            nodes.append({"id": identifier, "label": name_variant(names[0], chance), "aliases": names[1:],
                          "type": entity["type"] if chance.random() < 0.8 else "Product"})
    for number in range(chance.randrange(4)):
        nodes.append({"id": f"x{number}", "name": f"Nulle Part {number}", "kind": "Place"})
    if not nodes:
        nodes.append({"id": "x", "label": "Nulle Part", "type": "Place"})
    edges = []

    def add(source, kind, target):
        edge = {"source": source, "target": target, "type": kind}
        if chance.random() < 0.1:
            edge["status"] = chance.choice(["negated", "hedged", "disputed"])
        edges.append(edge)

    for relation in gold["relations"]:
        ends = [node_of.get(relation[end]) for end in ("source", "target")]
        if None in ends or chance.random() < 0.3:
            continue
        if chance.random() < 0.15:
            ends.reverse()
        add(ends[0], chance.choice([relation["type"], *relation.get("accept", []), relation["type"]]), ends[1])
    for _ in range(chance.randrange(6)):
        add(chance.choice(nodes)["id"], chance.choice(TYPES), chance.choice(nodes)["id"])
    return {"nodes": nodes, chance.choice(["edges", "links"]): edges}


def figures(command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)


def differences(ours, reference, path=""):
    if isinstance(reference, dict):
        return [d for key in reference for d in differences(ours[key], reference[key], f"{path}/{key}")]
    if isinstance(reference, list):
        return [d for i, value in enumerate(reference) for d in differences(ours[i], value, f"{path}/{i}")]
    return [] if abs(ours - reference) < 1e-12 else [f"{path}: {ours}, not {reference}"]


def main():
    program, shared = sys.argv[1], Path(sys.argv[2])
    scorer = shared / "tools" / "score.py"
    golds = sorted(shared.glob("gold/train/*.json")) + sorted(shared.glob("gold/seeds/*.json"))
    if not scorer.is_file() or not golds:
        print(f"skipped: there are no annotated articles and no scorer in {shared}")
        return SKIPPED
    chance = random.Random(20250123)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        pairs = []
        for gold in golds:
            data = json.loads(gold.read_text(encoding="utf-8"))
            for number in range(3):
                graph = Path(folder, f"{gold.stem}.{number}.json")
                graph.write_text(json.dumps(made_up_graph(data, chance)), encoding="utf-8")
                pairs.append(f"{gold}={graph}")
            if gold.with_suffix(".txt").is_file():
                graph = Path(folder, f"{gold.stem}.built.json")
                subprocess.run([program, "build", "--quiet", "--parser", "fast", str(gold.with_suffix(".txt")), "-o",
                                str(graph)], check=True)
                pairs.append(f"{gold}={graph}")
        # In small groups, so that no error hides behind another.
        for begin in range(0, len(pairs), 4):
            group = pairs[begin:begin + 4]
            for options in (["--json"], ["--json", "--core"]):
                ours = figures([program, "evaluate", *options, *group])
                reference = figures([sys.executable, str(scorer), *options, *group])
                wrong += [f"{Path(group[0]).name} {options}: {d}" for d in differences(ours, reference)]
    print("\n".join(wrong) or f"{len(pairs)} comparisons agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
