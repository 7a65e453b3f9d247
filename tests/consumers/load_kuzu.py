# SPDX-License-Identifier: Apache-2.0
"""Kuzu runs our two scripts: every node, every parallel edge, every attribute with its type; records as JSON."""
import os
import pathlib
import shutil
import tempfile

import kuzu

from expected import Comparison, compare_graph, graphs, in_xml_each

MOST = 25  # databases that are made; each takes its time

comparison = Comparison()


def statements(path):
    return [line for line in path.read_text(encoding="utf-8").split(";\n") if line]


def owned(record):
    return {name: value for name, value in record.items() if not name.startswith("_") and value is not None}


chosen = list(graphs())
chosen = [each for each in chosen if not each[0].name.startswith("hostile")] + [
    each for each in chosen if each[0].name.startswith("hostile")][:MOST]
for stem, graph in chosen:
    folder = pathlib.Path(f"{stem}.kuzu").resolve()
    scratch = tempfile.mkdtemp(prefix="lacis-kuzu-")
    back = os.getcwd()
    os.chdir(folder)
    try:
        connection = kuzu.Connection(kuzu.Database(f"{scratch}/db"))
        for script in ("schema.cypher", "load.cypher"):
            for statement in statements(folder / script):
                connection.execute(statement)
        nodes, edges = {}, {}
        result = connection.execute("MATCH (n:Entity) RETURN n")
        while result.has_next():
            node = owned(result.get_next()[0])
            nodes[node.pop("id")] = node
        result = connection.execute("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, b.id, r")
        while result.has_next():
            source, target, edge = result.get_next()
            edge = owned(edge)
            edges[edge.pop("eid")] = (source, target, edge)
        result = connection.execute("MATCH (d:Document) RETURN count(*)")
        comparison.equal(result.get_next()[0], len(graph.documents), f"{folder}: documents")
    finally:
        os.chdir(back)
        shutil.rmtree(scratch)
    compare_graph(comparison, folder, graph, nodes, edges, lists=list, in_lists=in_xml_each)
comparison.finish()
