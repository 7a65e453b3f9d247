# SPDX-License-Identifier: Apache-2.0
"""Python's csv reads our tables: every cell; numbers, flags and lists as what their texts say."""
import csv

from expected import Comparison, compare_graph, graphs, in_xml

WHOLE = {"document_count", "mention_count", "evidence_count"}
REAL = {"amount", "confidence"}
FLAGS = {"byline", "symmetric"}
csv.field_size_limit(10**8)

comparison = Comparison()


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def values(row, own):
    """The attributes in a row; an empty cell is none."""
    made = {}
    for name, text in row.items():
        if name in own or text == "":
            continue
        kind = int if name in WHOLE else float if name in REAL else str
        made[name] = text == "true" if name in FLAGS else kind(text)
    return made


for stem, graph in graphs():
    path = f"{stem}.csv"
    nodes, edges = {}, {}
    for row in rows(f"{path}/nodes.csv"):
        nodes[row["Id"]] = values(row, {"Id", "Label"}) | ({"label": row["Label"]} if row["Label"] else {})
    for row in rows(f"{path}/edges.csv"):
        own = {"Source", "Target", "Type", "Kind", "Id", "Label", "Weight"}
        edges[row["Id"]] = (row["Source"], row["Target"], values(row, own))
        relation = in_xml(graph.edges[row["Id"]].get("relation", ""))
        comparison.equal((row["Type"], row["Kind"], row["Label"]), ("Directed", relation, relation), path)
    compare_graph(comparison, path, graph, nodes, edges)
    documents = [{name: text for name, text in row.items() if text} | {"length": int(row["length"])}
                 for row in rows(f"{path}/documents.csv")]
    comparison.equal(documents, [{k: in_xml(v) if isinstance(v, str) else v for k, v in each.items()}
                                 for each in graph.documents], f"{path}: documents")
comparison.finish()
