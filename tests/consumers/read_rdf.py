# SPDX-License-Identifier: Apache-2.0
"""rdflib and Oxigraph read our RDF: the three syntaxes hold the same triples, and SPARQL finds every node, every edge and
its evidence with the place where it stands."""
import urllib.parse

import pyoxigraph
import rdflib

from expected import Comparison, graphs, some

MOST = 30  # hostile graphs that rdflib reads

PREFIXES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX lacis: <urn:lacis:ontology#>
"""
EVIDENCE = PREFIXES + """
SELECT ?edge ?document ?start ?end ?text ?status ?amount ?date WHERE {
  ?edge a lacis:Relation ; prov:wasDerivedFrom ?evidence .
  ?evidence prov:wasQuotedFrom/dcterms:identifier ?document ; oa:hasSelector ?place ; lacis:status ?status .
  ?place oa:start ?start ; oa:end ?end .
  OPTIONAL { ?place oa:exact ?text }
  OPTIONAL { ?evidence lacis:amount ?amount }
  OPTIONAL { ?evidence lacis:date ?date }
}"""
EDGES = PREFIXES + """
SELECT ?edge ?source ?relation ?target ?type WHERE {
  ?edge a rdf:Statement ; rdf:subject ?source ; rdf:predicate ?type ; rdf:object ?target .
  OPTIONAL { ?edge lacis:relation ?relation }
}"""
ALIASES = PREFIXES + "SELECT ?node ?alias WHERE { ?node skos:altLabel ?alias }"
LABELS = PREFIXES + """
SELECT ?node ?label ?type WHERE {
  ?node a lacis:Entity . OPTIONAL { ?node rdfs:label ?label } OPTIONAL { ?node lacis:entity_type ?type }
}"""
PLAIN = PREFIXES + """
SELECT ?source ?type ?target WHERE {
  ?source ?type ?target . FILTER(STRSTARTS(STR(?type), "urn:lacis:ontology:relation#"))
}"""
FORMATS = {"ttl": ("turtle", pyoxigraph.RdfFormat.TURTLE), "nt": ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
           "jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD)}


def name(iri):
    return iri.value.split(":", 3)[3]


def value(term):
    return None if term is None else term.value


def number(term):
    return None if term is None else float(term.value) + 0.0  # -0.0 is 0.0


def wanted_evidence(graph):
    found = []
    for edge, attributes in graph.edges.items():
        for each in attributes["evidence"]:
            found.append((edge, each["document"], each["start"], each["end"], each["text"] or None, each["status"],
                          each.get("amount"), each.get("date")))
    return found


comparison = Comparison()
read_by_rdflib = {stem for stem, _ in some(MOST)}
for stem, graph in graphs():
    stores = {}
    for ending, (rdflib_name, oxigraph_format) in FORMATS.items():
        path = f"{stem}.{ending}"
        with open(path, "rb") as file:
            quads = list(pyoxigraph.parse(file, format=oxigraph_format))
        stores[ending] = {str(quad) for quad in quads}
        comparison.equal(stores[ending] == stores["ttl"], True, f"{path}: the triples of the Turtle")
        if stem in read_by_rdflib:
            read = rdflib.Graph().parse(path, format=rdflib_name)
            comparison.equal(len(read), len(stores["ttl"]), f"{path}: triples in rdflib")
    store = pyoxigraph.Store()
    store.bulk_load(path=f"{stem}.nt", format=pyoxigraph.RdfFormat.N_TRIPLES)

    rows = [(name(r["edge"]), value(r["document"]), int(r["start"].value), int(r["end"].value), value(r["text"]),
             value(r["status"]), number(r["amount"]), value(r["date"])) for r in store.query(EVIDENCE)]
    comparison.equal(sorted(map(repr, rows)),
                     sorted(repr((*e[:6], None if e[6] is None else float(e[6]) + 0.0, e[7] or None))
                            for e in wanted_evidence(graph)), f"{stem}: evidence")
    rows = {name(r["edge"]): (name(r["source"]), value(r["relation"]), name(r["target"])) for r in store.query(EDGES)}
    comparison.equal(rows, {edge: (graph.ends[edge][0], attributes.get("relation"), graph.ends[edge][1])
                            for edge, attributes in graph.edges.items()}, f"{stem}: edges")
    rows = {name(r["node"]): (value(r["label"]), value(r["type"])) for r in store.query(LABELS)}
    comparison.equal(rows, {node: (attributes.get("label"), attributes.get("entity_type"))
                            for node, attributes in graph.nodes.items()}, f"{stem}: nodes")
    rows = sorted((name(r["node"]), value(r["alias"])) for r in store.query(ALIASES))
    comparison.equal(rows, sorted({(node, alias) for node, attributes in graph.nodes.items()
                                   for alias in attributes.get("aliases", [])}), f"{stem}: aliases")
    # What is not asserted is no plain triple.
    rows = {(name(r["source"]), urllib.parse.unquote(r["type"].value.split("#", 1)[1]), name(r["target"]))
            for r in store.query(PLAIN)}
    comparison.equal(rows, {(graph.ends[edge][0], attributes.get("relation", ""), graph.ends[edge][1])
                            for edge, attributes in graph.edges.items() if attributes["status"] == "asserted"},
                     f"{stem}: plain triples")
comparison.finish()
