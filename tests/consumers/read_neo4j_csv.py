# SPDX-License-Identifier: Apache-2.0
"""Python's csv reads our tables for neo4j-admin, whose headers tell the types: every cell. (neo4j-admin takes seconds for a
graph; it reads some of them in run.py.)"""
import csv

from expected import Comparison, compare_graph, graphs, in_xml, in_xml_each

TYPES = {"string": str, "long": int, "double": float, "boolean": lambda text: {"true": True, "false": False}[text],
         "string[]": lambda text: text.split("\x1f")}
csv.field_size_limit(10**8)

comparison = Comparison()


def rows(path):
    """{name: value} of each row; ":LABEL", ":START_ID(entity)" … under their whole header. An empty cell is none."""
    with open(path, encoding="utf-8", newline="") as file:
        table = csv.reader(file, strict=True)
        headers = [header.rsplit(":", 1) for header in next(table)]
        for row in table:
            comparison.equal(len(row), len(headers), f"{path}: cells")
            yield {name or f":{kind}": TYPES.get(kind, str)(cell)
                   for (name, kind), cell in zip(headers, row, strict=True) if cell}


for stem, graph in graphs():
    path = f"{stem}.neo4j"
    nodes, edges = {}, {}
    for row in rows(f"{path}/nodes.csv"):
        comparison.equal(row.pop(":LABEL").split("\x1f")[0], "Entity", f"{path}: label")
        nodes[row.pop("id")] = row
    for row in rows(f"{path}/edges.csv"):
        comparison.equal(bool(row.pop(":TYPE")), True, f"{path}: type")
        edges[row.pop("eid")] = (row.pop(":START_ID(entity)"), row.pop(":END_ID(entity)"), row)
    compare_graph(comparison, path, graph, nodes, edges, lists=list, in_lists=in_xml_each)
    documents = list(rows(f"{path}/documents.csv"))
    comparison.equal(documents, [{k: in_xml(v) if isinstance(v, str) else v for k, v in each.items()}
                                 for each in graph.documents], f"{path}: documents")
comparison.finish()
