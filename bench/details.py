#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often status, amounts and years are right on the relations that a graph has found.

usage: details.py GOLD.json=GRAPH.json...

GRAPH is lacis's own JSON. An edge is a gold relation when its ends bear names of the gold's ends and its type is the gold's or one that it
accepts, in either direction if the type is symmetric; optional relations count as well, for the question is not whether they were found.
  hedged    gold says hedged: the edge is hedged or disputed
  plain     gold says nothing of status: the edge is asserted
  denied    gold says negated: the edge is asserted, hedged or disputed all the same (it should be none)
  amount    gold gives an amount: the edge, or one of its pieces of evidence, has it; currency: and its currency
  year      gold gives a year: that of the edge's date, or of one of its pieces of evidence, is the same
"""
import json
import re
import sys
import unicodedata

SYMMETRIC = {"partnered_with", "competes_with", "met", "family_of"}


def folded(name):
    text = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).strip()
    return re.sub(r"[^a-z0-9]+", "", re.sub(r"^(le|la|les|l'|un|une|the)\s*(?=\S)", "", text))


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def edges_by_key(gold, graph):
    """The edges of the graph between named entities of the gold, by (source, type, target) in the gold's ids."""
    by_name = {folded(name): entity["id"] for entity in reversed(gold["entities"]) for name in entity["names"]}
    ends = {}
    for node in graph["nodes"]:
        known = [by_name[folded(name)] for name in (node["label"], *node["aliases"]) if folded(name) in by_name]
        if known:
            ends[node["id"]] = known[0]
    found = {}
    for edge in graph["edges"]:
        source, target = ends.get(edge["source"]), ends.get(edge["target"])
        if source and target:
            found.setdefault((source, edge["type"], target), []).append(edge)
            if edge["type"] in SYMMETRIC:
                found.setdefault((target, edge["type"], source), []).append(edge)
    return found


def values(edges, *names):
    for edge in edges:
        for holder in (edge, *edge.get("evidence", ())):
            yield tuple(holder.get(name) for name in names)


def years(edges):
    for year, date in values(edges, "year", "date"):
        if year or date:
            yield int(str(year or date)[:4])


def count(gold, graph, counts):
    found = edges_by_key(gold, graph)

    def tell(what, right):
        counts[what][0] += bool(right)
        counts[what][1] += 1

    for relation in gold["relations"]:
        types = [relation["type"], *relation.get("accept", [])]
        edges = [edge for kind in types for edge in found.get((relation["source"], kind, relation["target"]), [])]
        if relation.get("negated"):
            tell("denied", any(edge["status"] != "negated" for edge in edges))
            continue
        edges = [edge for edge in edges if edge["status"] != "negated"]
        if not edges:
            continue
        if relation.get("hedged"):
            tell("hedged", any(edge["status"] in ("hedged", "disputed") for edge in edges))
        else:
            tell("plain", any(edge["status"] == "asserted" for edge in edges))
        if "amount" in relation:
            tell("amount", (relation["amount"],) in values(edges, "amount"))
            if "currency" in relation:
                tell("currency", (relation["amount"], relation["currency"]) in values(edges, "amount", "currency"))
        if "year" in relation:
            tell("year", relation["year"] in years(edges))


def main():
    if not sys.argv[1:] or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    counts = {what: [0, 0] for what in ("hedged", "plain", "denied", "amount", "currency", "year")}
    for argument in sys.argv[1:]:
        gold, graph = argument.split("=", 1)
        count(load(gold), load(graph), counts)
    for what, (right, all_of_them) in counts.items():
        share = f"{right / all_of_them:6.3f}" if all_of_them else "     –"
        print(f"{what:9}{right:5} of {all_of_them:4} {share}")


main()
