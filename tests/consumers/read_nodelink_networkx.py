# SPDX-License-Identifier: Apache-2.0
"""networkx makes a graph of our node-link JSON, with the edges under either name; lists and records stay what they are."""
import json
import pathlib

import networkx

from expected import Comparison, graphs

comparison = Comparison()
for stem, graph in graphs():
    for variant, edge_list in (("nodelink", "edges"), ("links.nodelink", "links")):
        path = f"{stem}.{variant}.json"
        data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        read = networkx.node_link_graph(data, link=edge_list)
        comparison.equal(read.graph, {"documents": graph.documents}, f"{path}: documents")
        comparison.equal(read.is_multigraph() and read.is_directed(), True, path)
        comparison.equal(dict(read.nodes(data=True)), graph.nodes, f"{path}: nodes")
        edges = {key: data for _, _, key, data in read.edges(keys=True, data=True)}
        ends = {key: (source, target) for source, target, key in read.edges(keys=True)}
        comparison.equal(edges, graph.edges, f"{path}: edges")
        comparison.equal(ends, graph.ends, f"{path}: ends")
comparison.finish()
