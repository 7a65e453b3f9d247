# SPDX-License-Identifier: Apache-2.0
"""What a consumer must find in a file, worked out from the native JSON of the same graph.

This is a second implementation of graph/attributes.hpp, on purpose: the tests compare what others read with what we
meant, not with what our writer thinks.
"""
import json
import os
import pathlib
import re
import sys

# Characters that are no Char of XML 1.0.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NO_ESCAPE = re.compile("[\ufffe\uffff]")


def in_xml(text):
    """The text as a format without forbidden characters holds it."""
    return FORBIDDEN.sub("\ufffd", text)


def in_json_in_xml(value):
    """The same for JSON that stands in XML: control characters survive as escapes there."""
    if isinstance(value, str):
        return NO_ESCAPE.sub("\ufffd", value)
    if isinstance(value, list):
        return [in_json_in_xml(each) for each in value]
    if isinstance(value, dict):
        return {in_json_in_xml(key): in_json_in_xml(each) for key, each in value.items()}
    return value


def count_documents(records):
    return len({record["document"] for record in records})


def node_attributes(node):
    mentions = node.get("mentions", [])
    values = {
        "entity_type": node["type"],
        "label": node["label"],
        "aliases": node.get("aliases", []),
        "external_ids": node.get("external_ids", []),
        "byline": node.get("byline", False),
        "mentions": mentions,
    }
    return {name: value for name, value in values.items() if value} | {
        "document_count": count_documents(mentions),
        "mention_count": len(mentions),
    }


def edge_attributes(edge):
    evidence = edge["evidence"]
    own = "asserted" if edge["status"] == "disputed" else edge["status"]
    # The surest of the edge's own status first; sorted() keeps the order of equals.
    best = sorted(evidence, key=lambda e: (e["status"] != own, -e["confidence"]))

    def first_with(name):
        return next((e for e in best if e.get(name) not in (None, "")), {})

    dates = [e["date"] for e in evidence if e.get("date")]
    values = {
        "relation": edge["type"],
        "status": edge["status"],
        "symmetric": edge.get("symmetric", False),
        "attributed_to": first_with("attributed_to").get("attributed_to"),
        "role": first_with("role").get("role"),
        "currency": first_with("amount").get("currency"),
        # In the order of UTF-8, which is that of code points.
        "first_date": min(dates, default=""),
        "last_date": max(dates, default=""),
        "sentence": best[0]["text"],
        "evidence": evidence,
    }
    values = {name: value for name, value in values.items() if value}
    if "amount" in first_with("amount"):
        values["amount"] = float(first_with("amount")["amount"])
    return values | {
        "confidence": float(max(e["confidence"] for e in evidence)),
        "document_count": count_documents(evidence),
        "evidence_count": len(evidence),
    }


class Graph:
    """The native JSON, with the attributes of nodes and edges by id."""

    def __init__(self, path):
        data = json.loads(path.read_text(encoding="utf-8"))
        self.documents = data["documents"]
        self.nodes = {node["id"]: node_attributes(node) for node in data["nodes"]}
        self.edges = {edge["id"]: edge_attributes(edge) for edge in data["edges"]}
        self.ends = {edge["id"]: (edge["source"], edge["target"]) for edge in data["edges"]}


def graphs():
    """The folder's graphs: the path without its ending, and what is in it."""
    folder = pathlib.Path(sys.argv[1])
    stems = sorted({path.name.split(".")[0] for path in folder.glob("*.json")})
    if not {"hard", "empty"} <= set(stems):
        sys.exit(f"{folder}: there are no graphs here")
    for stem in stems:
        yield folder / stem, Graph(folder / f"{stem}.json")


def some(number):
    """The folder's graphs, but only so many of the hostile ones, where a reader is slow; all of them after run.py --all."""
    chosen = list(graphs())
    hostile = [pair for pair in chosen if pair[0].name.startswith("hostile")]
    if "LACIS_READ_ALL" not in os.environ:
        hostile = hostile[:number]
    return [pair for pair in chosen if not pair[0].name.startswith("hostile")] + hostile


RECORDS = {"mentions", "evidence", "documents"}


def as_json(value):
    """A list that a reader hands out as the text of a JSON array."""
    return json.loads(value)


def gexf_list(value):
    """A list of GEXF as text: JSON with line breaks as they are."""
    return json.loads(value, strict=False)


def in_xml_each(texts):
    return [in_xml(text) for text in texts]


def compare_values(comparison, found, wanted, where, *, text=in_xml, lists=as_json, in_lists=in_json_in_xml,
                   records=as_json, in_records=in_json_in_xml, real=float, whole=int,
                   blind=lambda text, original: text):
    """Compares the attributes of a node or an edge, names, values and types.

    `text`, `in_lists`, `in_records`, `real`, `whole`: how the format or the reader changes values; `lists`, `records`:
    makes lists and records of what was read; `blind`: takes away from a text what need not be the same.
    """
    comparison.equal(sorted(found), sorted(wanted), f"{where}: names of attributes")
    for name in sorted(set(found) & set(wanted)):
        value, target = found[name], wanted[name]
        if name in RECORDS:
            comparison.equal(records(value), in_records(target), f"{where}.{name}")
        elif isinstance(target, list):
            comparison.equal(lists(value), in_lists(target), f"{where}.{name}")
        elif isinstance(target, str):
            comparison.equal(blind(value, target), blind(text(target), target), f"{where}.{name}")
        elif isinstance(target, bool):
            comparison.equal(value, target, f"{where}.{name}")
        else:
            comparison.equal(value, real(target) if isinstance(target, float) else whole(target), f"{where}.{name}")


def compare_graph(comparison, path, graph, nodes, edges, **how):
    """Compares nodes {id: attributes} and edges {id: (source, target, attributes)} with the graph."""
    comparison.equal(sorted(nodes), sorted(graph.nodes), f"{path}: nodes")
    comparison.equal(sorted(edges), sorted(graph.edges), f"{path}: edges")
    for node in sorted(set(nodes) & set(graph.nodes)):
        compare_values(comparison, nodes[node], graph.nodes[node], f"{path}: {node}", **how)
    for edge in sorted(set(edges) & set(graph.edges)):
        source, target, attributes = edges[edge]
        comparison.equal((source, target), graph.ends[edge], f"{path}: ends of {edge}")
        compare_values(comparison, attributes, graph.edges[edge], f"{path}: {edge}", **how)


class Comparison:
    """Collects differences and ends the test with them."""

    def __init__(self):
        self.checked = 0
        self.failures = []

    def equal(self, found, wanted, where):
        self.checked += 1
        if found != wanted or type(found) is not type(wanted):
            self.failures.append(f"{where}: found {str(found)[:300]!r}, wanted {str(wanted)[:300]!r}")

    def finish(self):
        for failure in self.failures[:20]:
            print(failure)
        print(f"{self.checked} values compared, {len(self.failures)} differ")
        if self.failures or self.checked == 0:
            sys.exit(1)
