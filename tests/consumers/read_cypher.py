# SPDX-License-Identifier: Apache-2.0
"""Ladybug, which speaks Cypher too, reads every value in our scripts: row by row, for it wants tables where Neo4j wants none.
(Neo4j itself takes a second for a script; it runs some of them.)"""
import pathlib
import re

import ladybug

from expected import Comparison, compare_graph, graphs, in_xml, in_xml_each

STRING = re.compile(r"'(?:[^'\\]|\\.)*'", re.DOTALL)
STATEMENT = re.compile(r"UNWIND \[(?P<rows>.*)\] AS row (?P<rest>MERGE|MATCH)(?P<end>[^']*)", re.DOTALL)

comparison = Comparison()
connection = ladybug.Connection(ladybug.Database(":memory:", buffer_pool_size=1 << 28), num_threads=1)


def rows(text):
    """The maps of a list, each as text."""
    begin, depth, at = 0, 0, 0
    while at < len(text):
        if text[at] == "'":
            at = STRING.match(text, at).end()
            continue
        depth += (text[at] in "{[") - (text[at] in "}]")
        at += 1
        if depth == 0:
            yield text[begin:at]
            begin = at = at + 1  # behind the comma


def value(text):
    return connection.execute(f"RETURN {text}").get_next()[0]


for stem, graph in graphs():
    path = pathlib.Path(f"{stem}.cypher")
    nodes, edges, documents = {}, {}, []
    for statement in path.read_text(encoding="utf-8").split(";\n"):
        made = STATEMENT.fullmatch(statement)
        if made is None:
            comparison.equal(statement.startswith("CREATE CONSTRAINT") or statement == "", True, f"{path}: {statement[:60]}")
            continue
        for row in map(value, rows(made["rows"])):
            if "Document" in made["end"]:
                documents.append({"id": row["id"]} | row["p"])
            elif made["rest"] == "MATCH":
                edges[row["id"]] = (row["s"], row["t"], row["p"])
            else:
                nodes[row["id"]] = row["p"]
    compare_graph(comparison, path, graph, nodes, edges, lists=list, in_lists=in_xml_each)
    comparison.equal(documents, [{k: in_xml(v) if isinstance(v, str) else v for k, v in each.items()}
                                 for each in graph.documents], f"{path}: documents")
comparison.finish()
