# SPDX-License-Identifier: Apache-2.0
"""load_kuzu.py FOLDER PROGRAM: Kuzu, or its successor Ladybug, runs our two scripts: every node, every parallel edge,
every attribute with its type; records as JSON."""
import importlib
import os
import pathlib
import shutil
import sys
import tempfile

from expected import Comparison, compare_graph, graphs, in_xml_each

BUFFER = 1 << 28

program = importlib.import_module(sys.argv[2])
comparison = Comparison()


def statements(path):
    return [line for line in path.read_text(encoding="utf-8").split(";\n") if line]


def owned(record):
    return {name: value for name, value in record.items() if not name.startswith("_") and value is not None}


for stem, graph in graphs():
    folder = pathlib.Path(f"{stem}.kuzu").resolve()
    scratch = tempfile.mkdtemp(prefix="lacis-kuzu-")
    back = os.getcwd()
    os.chdir(folder)
    try:
        # A database on disk takes its time: hostile graphs, of which there are many, are loaded into memory.
        place = ":memory:" if stem.name.startswith("hostile") else f"{scratch}/db"
        database = program.Database(place, buffer_pool_size=BUFFER)
        connection = program.Connection(database, num_threads=1)
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
        connection.close()
        database.close()
    finally:
        os.chdir(back)
        shutil.rmtree(scratch)
    compare_graph(comparison, folder, graph, nodes, edges, lists=list, in_lists=in_xml_each)
comparison.finish()
