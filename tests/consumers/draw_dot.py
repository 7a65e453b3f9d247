# SPDX-License-Identifier: Apache-2.0
"""Graphviz draws our DOT without a word, with every node and every edge; every attribute is what it reads (-Tdot_json), and
every label and tooltip is what the picture shows (SVG, in which it has undone its escapes and entities itself).
"""
import collections
import json
import math
import pathlib
import re
import subprocess
import unicodedata
import xml.etree.ElementTree

from expected import Comparison, graphs, in_xml

SVG = "{http://www.w3.org/2000/svg}"
TOOLTIP = "{http://www.w3.org/1999/xlink}title"
MOST_EDGES_WITH_LABELS = 300
LINES = {
    "asserted": {"style": "solid"},
    "hedged": {"style": "dashed"},
    "negated": {"style": "dotted", "arrowhead": "teeonormal"},
    "disputed": {"style": "bold", "arrowhead": "normalonormal"},
}
LABELS = {"asserted": "{}", "hedged": "{} ?", "negated": "not: {}", "disputed": "{} (disputed)"}
TITLE = "A & <B> \"q\" 'z' \\ back\\\n\té 中文 😀 ]]> &amp; %N \\N {x|y} [1,2]; \"a\""  # write_graphs.cpp

comparison = Comparison()


def run_dot(output, files):
    run = subprocess.run(["dot", output, "-O", *files], capture_output=True, text=True)
    comparison.equal((run.returncode, run.stdout, run.stderr), (0, "", ""), f"dot {output}")


def is_of_graph(edge):
    return edge.get("style") != "invis" and "id" in edge


def shortened(text, limit):
    return text if len(text) <= limit else text[:limit] + "…"


def is_punctuation(word):
    return not any(c in "«&" or unicodedata.category(c)[0] in "LM" or unicodedata.category(c) == "Nd" for c in word)


def wrapped(name):
    """A name in at most three lines of about sixteen characters."""
    lines, width = [], 0
    for word in re.findall(r"[^ \t\n\r]+", name):
        if not lines or (width + 1 + len(word) > 16 and not is_punctuation(word)):
            lines.append([])
            width = 0
        lines[-1].append(shortened(word, 32))
        width += len(word) + 1
    lines = [" ".join(words) for words in lines]
    return "\n".join(lines if len(lines) <= 3 else [*lines[:2], lines[2] + " …"])


def shown(text):
    """As a label or tooltip shows it."""
    return re.sub(r"[\r\t\u00a0]", " ", in_xml(text))


def shown_lines(text):
    """The lines of a label; those without anything are not drawn."""
    return [line for line in shown(text).split("\n") if line]


def read_plain(text):
    """A plain attribute as Graphviz reads it: line breaks are blanks, a backslash before a quotation mark or the end (of a
    piece of 8,000 bytes) is doubled."""
    pieces, rest = [], re.sub("[\r\n]", " ", text).encode()
    while rest:
        size = min(len(rest), 8000)
        while size < len(rest) and rest[size] & 0xC0 == 0x80:
            size -= 1
        pieces.append(rest[:size].decode())
        rest = rest[size:]

    def doubled(match):
        return match[0] if len(match[0]) % 2 == 0 else match[0] + "\\"

    return "".join(in_xml(re.sub(r'\\+(?="|\Z)', doubled, piece)) for piece in pieces)


def node_tooltip(attributes):
    text = attributes["label"]
    if attributes.get("entity_type"):
        text += f" ({attributes['entity_type']})"
    return shortened("\n".join([text, *attributes.get("aliases", []), *attributes.get("external_ids", [])]), 900)


def edge_tooltip(graph, name, attributes):
    source, target = (graph.nodes[end].get("label", "") for end in graph.ends[name])
    sentences = [f"« {each['text']} » {each['document']}, {each['status']}" for each in attributes["evidence"][:3]]
    return shortened("\n".join([f"{source} · {attributes.get('relation', '')} · {target}", *sentences]), 900)


def edge_label(attributes):
    relation = shortened(attributes.get("relation", ""), 30).replace("_", " ")
    return LABELS[attributes["status"]].format("\0").replace("\0", relation)


def rounded(number):
    """Halves away from zero."""
    return math.floor(number + 0.5)


def node_attributes(attributes, degree):
    type_ = {"entity_type": read_plain(attributes["entity_type"])} if "entity_type" in attributes else {}
    return type_ | {
        "fontsize": str(11 + min(7, rounded(1.6 * math.log2(1 + degree)))),
        "fontname": "Helvetica",
        "fontcolor": "#1a1a1a",
        "style": "filled",
        "penwidth": "1.4",
        "margin": "0.12,0.06",
    }


def edge_attributes(name, attributes):
    count = attributes["evidence_count"]
    width = 1.3 if count == 1 else rounded(10 * min(4, 1.3 + 0.5 * math.log2(count))) / 10
    values = {"id": name, "penwidth": f"{width:g}", "fontname": "Helvetica", "fontsize": "10", "arrowsize": "0.7"}
    return values | LINES[attributes["status"]] | ({"dir": "none"} if attributes.get("symmetric") else {})


chosen = list(graphs())
files = [f"{stem}.dot" for stem, _ in chosen]
run_dot("-Tdot_json", files)
run_dot("-Tsvg", files)
run_dot("-Tpng", files[:2])
# Over all graphs: one look for each type of entity, one colour for each relation.
looks, colours = collections.defaultdict(set), collections.defaultdict(set)

for stem, graph in chosen:
    path = f"{stem}.dot"
    is_large = len(graph.edges) > MOST_EDGES_WITH_LABELS
    drawn = json.loads(pathlib.Path(f"{path}.dot_json").read_text(encoding="utf-8"), strict=False)
    objects = drawn.get("objects", [])
    names = [each["name"] for each in objects]
    nodes = {each["name"]: each for each in objects if not each["name"].startswith(("legend ", "cluster_"))}
    comparison.equal(sorted(nodes), sorted(graph.nodes), f"{path}: nodes")
    edges = {edge["id"]: edge for edge in drawn.get("edges", []) if is_of_graph(edge)}
    comparison.equal(sorted(edges), sorted(graph.edges), f"{path}: edges")
    for name, edge in edges.items():
        ends = (names[edge["tail"]], names[edge["head"]])
        comparison.equal(ends, graph.ends[name], f"{path}: ends of {name}")

    degrees = collections.Counter(end for ends in graph.ends.values() for end in ends)
    texts = {"_gvid", "name", "label", "tooltip"}
    for name, node in nodes.items():
        looks[graph.nodes[name].get("entity_type", "")].add(tuple(node.pop(key) for key in ("shape", "fillcolor", "color")))
        found = {key: value for key, value in node.items() if key not in texts}
        comparison.equal(found, node_attributes(graph.nodes[name], degrees[name]), f"{path}: attributes of {name}")
    texts = {"_gvid", "tail", "head", "label", "tooltip", "labeltooltip"}
    for name, edge in edges.items():
        relation = graph.edges[name].get("relation", "")
        colours[relation].add(edge["color"])
        comparison.equal(edge.pop("fontcolor"), edge.pop("color"), f"{path}: colour of the label of {name}")
        found = {key: value for key, value in edge.items() if key not in texts}
        comparison.equal(found, edge_attributes(name, graph.edges[name]), f"{path}: attributes of {name}")

    svg = xml.etree.ElementTree.parse(f"{path}.svg").getroot()
    pictures = {"node": {}, "edge": {}}
    for g in svg.iter(f"{SVG}g"):
        if g.get("class") in pictures:
            key = g.find(f"{SVG}title").text if g.get("class") == "node" else g.get("id")
            lines = [shown(text.text) for text in g.iter(f"{SVG}text") if text.text]
            tooltips = [shown(a.get(TOOLTIP)) for a in g.iter(f"{SVG}a")]
            pictures[g.get("class")][key] = (lines, tooltips)
    for name in graph.nodes:
        attributes = {"label": ""} | graph.nodes[name]
        lines, tooltips = pictures["node"][name]
        comparison.equal(lines, shown_lines(wrapped(attributes["label"])), f"{path}: label of {name}")
        tooltip = shown(node_tooltip(attributes))
        comparison.equal(tooltips, [tooltip] if tooltip else [], f"{path}: tooltip of {name}")
    for name, attributes in graph.edges.items():
        lines, tooltips = pictures["edge"][name]
        label = "" if is_large else edge_label(attributes)
        comparison.equal(lines, shown_lines(label), f"{path}: label of {name}")
        tooltip = shown(edge_tooltip(graph, name, attributes))
        comparison.equal(tooltips, [tooltip] * (2 if label else 1), f"{path}: tooltips of {name}")
    if not stem.name.startswith("sample"):
        title = [shown(text.text) for text in svg.find(f"{SVG}g").findall(f"{SVG}text") if text.text]
        comparison.equal(title, shown_lines(TITLE), f"{path}: title")

for kind, seen in (("look of entities of type", looks), ("colour of relation", colours)):
    for name, different in seen.items():
        comparison.equal(len(different), 1, f"{kind} {name!r}")
comparison.finish()
