# SPDX-License-Identifier: Apache-2.0
"""compare_dump.py FOLDER READER: what a program that is not written in Python has read, and written out as FILE.read.json
({"nodes": {id: attributes}, "edges": {id: [source, target, attributes]}}), is what the graphs hold."""
import json
import pathlib
import re
import sys

from expected import Comparison, compare_graph, gexf_list, graphs, in_json_in_xml, in_xml


def itself(value):
    return value


def through_xmldom(line_break):
    """xmldom, the parser of XML under Node.js, takes two characters for line breaks as XML 1.1 does; browsers do not."""
    def through(value):
        if isinstance(value, str):
            return value.replace("\x85", line_break).replace("\u2028", line_break)
        if isinstance(value, list):
            return [through(each) for each in value]
        if isinstance(value, dict):
            return {name: through(each) for name, each in value.items()}
        return value

    return {
        "text": lambda text: through(in_xml(text)),
        "in_lists": lambda texts: through(in_json_in_xml(texts)),
        "in_records": lambda records: through(in_json_in_xml(records)),
        "lists": gexf_list,
        "records": gexf_list,
    }


IN_CONTENT = through_xmldom("\n")
IN_ATTRIBUTES = through_xmldom(" ") | {
    "lists": itself,
    "in_lists": lambda texts: [IN_ATTRIBUTES["text"](text) for text in texts],
}


def with_labels(graph):
    """GEXF has the labels of edges, too."""
    for edge in graph.edges.values():
        if "relation" in edge:
            edge["label"] = edge["relation"]


def as_in_gephi(is_absent):
    """Labels are kept elsewhere, and some texts are dropped."""
    def complete(graph):
        for values in [*graph.nodes.values(), *graph.edges.values()]:
            for name, value in list(values.items()):
                if isinstance(value, str) and is_absent(value):
                    del values[name]
        for node in graph.nodes.values():
            node.pop("label", None)
    return complete


def without_space_if_broken(text, original):
    """Carriage returns, and white space alone between two, are lost between sections of CDATA."""
    return re.sub("[ \t\r\n]+", "", text) if "\r" in original else text


def is_null(text):
    return text.lower() == "null"


def is_null_or_blank(text):
    return is_null(text.replace("\r", "")) or not text.strip(" \t\r\n")


def with_edge_ids(graph):
    for name, edge in graph.edges.items():
        edge["eid"] = name


def through_gephi(text):
    """Gephi writes "Infinity" for every "INF" in an attribute's text, and drops a text that is "null"."""
    return in_xml(text).replace("INF", "Infinity")


GEPHI = {
    "text": through_gephi,
    "in_records": lambda records: json.loads(json.dumps(in_json_in_xml(records), ensure_ascii=False).replace(
        "INF", "Infinity")),
    "in_lists": lambda texts: json.loads(json.dumps(in_json_in_xml(texts), ensure_ascii=False).replace(
        "INF", "Infinity")),
}


# For each reader: the endings of its files, attributes that are not ours, what the format adds, how values are changed.
READERS = {
    "cytoscape": [(".cyjs", set(), None, {"text": itself, "lists": itself, "in_lists": itself, "records": itself,
                                          "in_records": itself})],
    "graphology": [
        (".gexf", {"color", "size", "weight", "start", "end", "kind"}, with_labels,
         IN_ATTRIBUTES),
        (".graphml", set(), with_edge_ids, IN_CONTENT),
        (".strict.graphml", set(), with_edge_ids, IN_CONTENT),
    ],
    "gephi": [
        (".gexf.gephi", {"label", "kind", "weight"}, as_in_gephi(is_null),
         GEPHI | {"lists": itself, "in_lists": lambda texts: [
             None if is_null(text) else through_gephi(text) for text in texts]}),
        (".graphml.gephi", {"label", "kind", "weight", "eid"}, as_in_gephi(is_null_or_blank),
         GEPHI | {"blind": without_space_if_broken}),
    ],
    "jgrapht": [(".strict.graphml", set(), with_edge_ids, {})],
    "tinkergraph": [(".graphml", set(), with_edge_ids, {}), (".strict.graphml", set(), with_edge_ids, {})],
    "neo4j-admin": [(".neo4j", {"id"}, with_edge_ids,
                     {"lists": itself, "in_lists": lambda texts: [in_xml(text) for text in texts]})],
    "neo4j": [(".cypher", {"id"}, with_edge_ids, {"lists": itself, "in_lists": lambda texts: [in_xml(text) for text in texts]})],
}

comparison = Comparison()
for ending, foreign, complete, how in READERS[sys.argv[2]]:
    for stem, graph in graphs():
        path = pathlib.Path(f"{stem}{ending}.read.json")
        if not path.exists() and stem.name.startswith("hostile"):
            continue  # Slow readers read some of them only.
        # JavaScript has one kind of number.
        read = json.loads(path.read_text(encoding="utf-8"), parse_int=float)
        if complete:
            complete(graph)
        nodes = {name: {k: v for k, v in values.items() if k not in foreign} for name, values in read["nodes"].items()}
        edges = {name: (source, target, {k: v for k, v in values.items() if k not in foreign})
                 for name, (source, target, values) in read["edges"].items()}
        compare_graph(comparison, path, graph, nodes, edges, whole=float, **how)
comparison.finish()
