# SPDX-License-Identifier: Apache-2.0
"""Graphviz draws our DOT without a word, with every node and every edge, and the picture is well-formed SVG."""
import json
import pathlib
import subprocess
import xml.etree.ElementTree

from expected import Comparison, graphs, in_xml

SVG = "{http://www.w3.org/2000/svg}"

comparison = Comparison()


def run_dot(output, files):
    run = subprocess.run(["dot", output, "-O", *files], capture_output=True, text=True)
    comparison.equal((run.returncode, run.stdout, run.stderr), (0, "", ""), f"dot {output}")


def is_of_graph(edge):
    return edge.get("style") != "invis" and "id" in edge


chosen = list(graphs())
files = [f"{stem}.dot" for stem, _ in chosen]
run_dot("-Tdot_json", files)
run_dot("-Tsvg", files)
run_dot("-Tpng", files[:2])

for stem, graph in chosen:
    path = f"{stem}.dot"
    drawn = json.loads(pathlib.Path(f"{path}.dot_json").read_text(encoding="utf-8"), strict=False)
    objects = drawn.get("objects", [])
    names = [each["name"] for each in objects]
    nodes = [name for name in names if not name.startswith(("legend ", "cluster_"))]
    comparison.equal(sorted(nodes), sorted(graph.nodes), f"{path}: nodes")
    edges = {edge["id"]: edge for edge in drawn.get("edges", []) if is_of_graph(edge)}
    comparison.equal(sorted(edges), sorted(graph.edges), f"{path}: edges")
    for name, edge in edges.items():
        ends = (names[edge["tail"]], names[edge["head"]])
        comparison.equal(ends, graph.ends[name], f"{path}: ends of {name}")
    svg = xml.etree.ElementTree.parse(f"{path}.svg")
    drawn_edges = {g.get("id") for g in svg.iter(f"{SVG}g") if g.get("class") == "edge"}
    comparison.equal(sorted(set(graph.edges) - drawn_edges), [], f"{path}: edges in the picture")
    if stem.name == "hard":
        texts = {text.text for text in svg.iter(f"{SVG}text")}
        for text in ("L'Équipe", "C:\\dir\\", "node", "<html>x</html>", "not: criticized", "donated to", "hedged"):
            comparison.equal(text in texts, True, f"{path}: {text} in the picture")
        comparison.equal("a\ufffdb\ufffdc\ufffdd\x7f" in texts, True, f"{path}: {in_xml('control characters')}")
comparison.finish()
