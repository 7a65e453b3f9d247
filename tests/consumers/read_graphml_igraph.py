# SPDX-License-Identifier: Apache-2.0
"""igraph reads our GraphML (but subnormal numbers, at which it stops). It has no absent values: an absent text is "", an absent number NaN, an absent flag False;
and whole numbers become doubles."""
import json
import math

import igraph

from expected import Comparison, graphs, in_json_in_xml, in_xml

LISTS = {"aliases", "external_ids", "mentions", "evidence", "documents"}
NUMBERS = {"document_count", "mention_count", "evidence_count", "confidence", "amount"}
FLAGS = {"byline", "symmetric"}


def compare(comparison, found, wanted, where):
    for name, value in found.items():
        if name in LISTS:
            comparison.equal(json.loads(value or "[]"), in_json_in_xml(wanted.get(name, [])), f"{where}.{name}")
        elif name in NUMBERS:
            if name in wanted:
                comparison.equal(value, float(wanted[name]), f"{where}.{name}")
            else:
                comparison.equal(math.isnan(value), True, f"{where}.{name} is absent")
        elif name in FLAGS:
            comparison.equal(value, wanted.get(name, False), f"{where}.{name}")
        else:
            comparison.equal(value, in_xml(wanted.get(name, "")), f"{where}.{name}")
    comparison.equal(sorted(set(wanted) - set(found)), [], f"{where}: lost attributes")


comparison = Comparison()
for stem, graph in graphs():
    path = f"{stem}.graphml"
    read = igraph.Graph.Read_GraphML(path)
    comparison.equal(read.is_directed(), True, path)
    comparison.equal([node["id"] for node in read.vs], list(graph.nodes), f"{path}: nodes")
    for node in read.vs:
        attributes = node.attributes()
        compare(comparison, attributes, graph.nodes[node["id"]] | {"id": node["id"]}, f"{path}: {node['id']}")
    comparison.equal([edge["id"] for edge in read.es], list(graph.edges), f"{path}: edges")
    for edge in read.es:
        name = edge["id"]
        ends = (read.vs[edge.source]["id"], read.vs[edge.target]["id"])
        comparison.equal(ends, graph.ends[name], f"{path}: ends of {name}")
        compare(comparison, edge.attributes(), graph.edges[name] | {"id": name, "eid": name}, f"{path}: {name}")
comparison.finish()
