# SPDX-License-Identifier: Apache-2.0
"""networkx reads our GraphML: every node, every parallel edge, every attribute with its type."""
import json

import networkx

from expected import Comparison, graphs, in_json_in_xml, in_xml

LISTS = {"aliases", "external_ids", "mentions", "evidence", "documents"}


def as_read(name, value):
    """The value that networkx should give for an attribute."""
    return in_xml(value) if isinstance(value, str) else value


def compare(comparison, found, wanted, where):
    comparison.equal(sorted(found), sorted(wanted), f"{where}: names of attributes")
    for name in wanted:
        if name in LISTS:
            comparison.equal(json.loads(found.get(name, "[]")), in_json_in_xml(wanted[name]), f"{where}.{name}")
        else:
            comparison.equal(found.get(name), as_read(name, wanted[name]), f"{where}.{name}")


comparison = Comparison()
for stem, graph in graphs():
    for variant in ("graphml", "strict.graphml"):
        path = f"{stem}.{variant}"
        read = networkx.read_graphml(path, force_multigraph=True)
        comparison.equal(sorted(read.nodes), sorted(graph.nodes), f"{path}: nodes")
        for node, attributes in graph.nodes.items():
            compare(comparison, read.nodes[node], attributes, f"{path}: {node}")
        edges = {key: (source, target, data) for source, target, key, data in read.edges(keys=True, data=True)}
        comparison.equal(sorted(edges), sorted(graph.edges), f"{path}: edges")
        for edge, attributes in graph.edges.items():
            source, target, data = edges[edge]
            comparison.equal((source, target), graph.ends[edge], f"{path}: ends of {edge}")
            data = {name: value for name, value in data.items() if name != "id"}
            compare(comparison, data, attributes | {"eid": edge}, f"{path}: {edge}")
        if graph.documents:
            compare(comparison, {"documents": read.graph["documents"]}, {"documents": graph.documents}, path)
comparison.finish()
