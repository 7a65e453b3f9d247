# SPDX-License-Identifier: Apache-2.0
"""followthemoney takes every entity: its schema, its properties, its references; and finds every node and edge, in the
schema that says what the relation says."""
import json
import pathlib

from followthemoney import model
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

from expected import Comparison, graphs

LEGAL = {"Person", "Organization", "", "Espèce"}  # what is of no known type may act
OWNED = {"Organization", "Product"}
# The types of source and target of asserted relations, and their schema.
SCHEMATA = {
    "acquired": [(LEGAL, OWNED, "Ownership")],
    "cofounded": [(LEGAL, {"Project"}, "ProjectParticipant")],
    "created": [(LEGAL, {"Project"}, "ProjectParticipant")],
    "donated_to": [(LEGAL, LEGAL, "Payment")],
    "family_of": [({"Person"}, {"Person"}, "Family")],
    "founded": [(LEGAL, {"Project"}, "ProjectParticipant")],
    "funded": [(LEGAL, LEGAL, "Payment")],
    "leads": [(LEGAL, {"Organization"}, "Directorship"), (LEGAL, {"Project"}, "ProjectParticipant")],
    "member_of": [(LEGAL, {"Organization"}, "Membership")],
    "owns": [(LEGAL, OWNED, "Ownership")],
    "partnered_with": [({"Person"}, {"Person"}, "Associate")],
    "succeeded": [(LEGAL, LEGAL, "Succession")],
    "works_for": [({"Person"}, {"Organization"}, "Employment")],
}


def schema_of(edge, source, target):
    if edge["status"] == "asserted":
        for sources, targets, schema in SCHEMATA.get(edge.get("relation"), []):
            if source.get("entity_type", "") in sources and target.get("entity_type", "") in targets:
                return schema
    return "UnknownLink"


comparison = Comparison()
for stem, graph in graphs():
    path = f"{stem}.ftm.json"
    entities = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n")[:-1]:
        data = json.loads(line)
        entity = EntityProxy.from_dict(data, cleaned=True)
        entities[entity.id] = entity
        where = f"{path}: {entity.id}"
        comparison.equal(entity.schema.abstract, False, where)
        comparison.equal(sorted(data["properties"]), sorted(prop.name for prop in entity.iterprops()), where)
        comparison.equal([name for name in entity.schema.required if not entity.get(name)], [], f"{where}: required")
        for prop, value in entity.itervalues():
            # It keeps longer values and those without a letter, too.
            if any(c.isalnum() for c in value) and len(value) <= prop.type.max_length:
                comparison.equal(prop.type.validate(value), True, f"{where}.{prop.name}: {value!r}")
        for prop, value in entity.itervalues():
            if prop.type == registry.entity:
                comparison.equal(registry.entity.clean(value), value, f"{where}.{prop.name}")
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type == registry.entity:
                target = entities.get(value)
                comparison.equal(target is not None and target.schema.is_a(prop.range), True,
                                 f"{path}: {entity.id}.{prop.name} leads to what it should")
    things = [e for e in entities.values() if not e.schema.edge and not e.schema.is_a("Document")]
    comparison.equal(sorted(e.first("name") for e in things),
                     sorted(a.get("label", node) for node, a in graph.nodes.items()), f"{path}: names")
    links = {e.first("recordId"): e for e in entities.values() if e.schema.edge}
    comparison.equal(sorted(links), sorted(graph.edges), f"{path}: links")
    for name, link in links.items():
        evidence = [json.loads(text) for text in link.get("description")]
        wanted = graph.edges[name]["evidence"]
        comparison.equal(sorted(map(json.dumps, evidence)), sorted({json.dumps(e) for e in wanted}), f"{path}: {name}")
        edge = graph.edges[name]
        source, target = (graph.nodes[end] for end in graph.ends[name])
        where = f"{path}: {name}, a {edge.get('relation')}"
        comparison.equal(link.schema.name, schema_of(edge, source, target), where)
        ends = [link.first(link.schema.edge_source), link.first(link.schema.edge_target)]
        if link.schema.name == "Succession":  # The successor is our source.
            ends.reverse()
        comparison.equal(tuple(ends), graph.ends[name], f"{where}: ends")
        said = link.get("role", quiet=True) + link.get("purpose", quiet=True) + link.get("relationship", quiet=True)
        if link.schema.name in {"Associate", "Ownership", "Payment", "ProjectParticipant"}:
            comparison.equal(edge["relation"] in said, True, f"{where}: tells the relation")
        roles = {each["role"] for each in wanted if each.get("role")}
        if link.schema.name not in {"Payment", "UnknownLink"}:
            comparison.equal(roles <= set(said), True, f"{where}: tells the roles")
        shares = {f"{each['amount']:g}" for each in wanted if "amount" in each and each.get("currency") == "%"}
        comparison.equal(set(link.get("percentage", quiet=True)), shares if link.schema.name == "Ownership" else set(),
                         f"{where}: share")
    owned = {graph.ends[name][1] for name, link in links.items() if link.schema.name == "Ownership"}
    for thing in things:
        if graph.nodes[thing.id].get("entity_type") == "Organization":
            schema = "Company" if thing.id in owned else "Organization"
            comparison.equal(thing.schema.name, schema, f"{path}: {thing.id}")
comparison.finish()
