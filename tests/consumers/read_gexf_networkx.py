# SPDX-License-Identifier: Apache-2.0
"""networkx reads our GEXF: every node, every parallel edge, every attribute with its type; lists as texts."""
import networkx

from expected import Comparison, compare_graph, gexf_list, graphs, in_xml_each

READER = "networkx"
FORMAT = "gexf"
OWN = {"id", "viz", "weight", "start", "end"}  # what the reader adds, or we do for pictures

comparison = Comparison()
for stem, graph in graphs():
    path = f"{stem}.gexf"
    read = networkx.read_gexf(path)
    if not read.is_multigraph():  # It makes a simple graph where there are no parallel edges.
        comparison.equal(len(set(graph.ends.values())), len(graph.ends), f"{path}: parallel edges")
    nodes = {node: {k: v for k, v in data.items() if k not in OWN} for node, data in read.nodes(data=True)}
    edges = {data["id"]: (source, target, {k: v for k, v in data.items() if k not in OWN})
             for source, target, data in read.edges(data=True)}
    for node in graph.nodes.values():
        node.setdefault("label", "")
    for edge in graph.edges.values():
        edge["label"] = edge.get("relation", "")
    compare_graph(comparison, path, graph, nodes, edges, lists=gexf_list, in_lists=in_xml_each)
    for _, _, data in read.edges(data=True):
        comparison.equal(data["weight"], float(graph.edges[data["id"]]["evidence_count"]), f"{path}: weight")
comparison.finish()
