# SPDX-License-Identifier: Apache-2.0
"""followthemoney takes every entity: its schema, its properties, its references; and finds every node and edge."""
import json
import pathlib

from followthemoney import model
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

from expected import Comparison, graphs

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
        if graph.edges[name]["status"] != "asserted":
            comparison.equal(link.schema.name, "UnknownLink", f"{path}: {name} claims nothing")
comparison.finish()
