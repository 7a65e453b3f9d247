#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""schemas.py LACIS DOCS DATA: what review and explain print follows the schemas in DOCS, the sentences are those of the articles in
DATA, and the catalogue's schema and the program refuse the same mistakes. Skipped without Python's jsonschema."""
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

lacis, docs, data = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
failures = []


def equal(found, wanted, what):
    if found != wanted:
        failures.append(f"{what}: found {found}, wanted {wanted}")


def run(*arguments):
    return subprocess.run([lacis, *map(str, arguments)], capture_output=True, text=True, check=False)


def validator(name):
    schema = json.loads((docs / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema)


catalogues, explanations = validator("lacis-catalogue"), validator("lacis-explanation")
review = json.loads(run("review", data).stdout)
equal([error.message for error in catalogues.iter_errors(review)], [], "review")
equal(len(review["decisions"]) > 0, True, "a review has decisions")

texts = {path.stem: path.read_text(encoding="utf-8") for path in data.glob("*.txt")}


def check_places(value):
    """Wherever a sentence is quoted, it is what stands there, and so are the words of a mention."""
    if isinstance(value, list):
        for item in value:
            check_places(item)
    if not isinstance(value, dict):
        return
    for item in value.values():
        check_places(item)
    if "sentence" in value:
        text, sentence = texts[value["document"]], value["sentence"]
        equal(text[sentence["start"]:sentence["end"]], sentence["text"], "sentence")
        equal(sentence["start"] <= value["start"] and value["end"] <= sentence["end"], True, "words in their sentence")
        if "text" in value:
            equal(text[value["start"]:value["end"]], value["text"], "words")


ENTITY = {"id": "a", "type": "Person", "name": "A"}
GOOD = [
    {}, {"entities": [ENTITY]}, {"entities": [ENTITY | {"aliases": ["B"], "external_ids": ["wikidata:Q1"], "documents": ["x"]}]},
    {"decisions": [{"decide": "same", "entities": [{"name": "A"}, {"name": "B", "document": "x", "start": 0}], "note": ""}]},
    {"entities": [ENTITY], "decisions": [{"decide": "rename", "entities": [{"id": "a"}], "to": "B"}]},
    {"decisions": [{"decide": "type", "entities": [{"name": "A", "type": "Place"}], "to": "Person"}]},
    {"decisions": [{"decide": "drop", "entities": [{"name": "A"}]}]},
]
BAD = [
    {"entity": []}, {"format": "lacis-catalogue/2"}, {"entities": [{"id": "a", "type": "Person"}]},
    {"entities": [ENTITY | {"id": "a--b"}]}, {"entities": [ENTITY | {"id": "1"}]}, {"entities": [ENTITY | {"type": "person"}]},
    {"entities": [ENTITY | {"external_ids": ["Q1"]}]}, {"entities": [ENTITY | {"x": 1}]}, {"entities": [ENTITY | {"name": ""}]},
    {"decisions": [{"decide": "same", "entities": [{"name": "A"}]}]}, {"decisions": [{"decide": "drop", "entities": []}]},
    {"decisions": [{"decide": "rename", "entities": [{"name": "A"}]}]},
    {"decisions": [{"decide": "drop", "entities": [{"name": "A"}], "to": "B"}]},
    {"decisions": [{"decide": "type", "entities": [{"name": "A"}], "to": "B"}]},
    {"decisions": [{"decide": "drop", "entities": [{"name": "A", "start": 1}]}]},
    {"decisions": [{"decide": "drop", "entities": [{"name": "A", "id": "a"}]}]}, {"decisions": [{"decide": "keep", "entities": []}]},
]
with tempfile.TemporaryDirectory(prefix="lacis-schemas-") as folder:
    file = pathlib.Path(folder, "catalogue.json")
    for catalogue, accepted in [(each, True) for each in GOOD] + [(each, False) for each in BAD]:
        file.write_text(json.dumps(catalogue), encoding="utf-8")
        equal(run("extract", data / "port.txt", "--entities", file).returncode == 0, accepted, f"lacis reads {catalogue}")
        equal(catalogues.is_valid(catalogue), accepted, f"the schema takes {catalogue}")
    known = {"entities": [ENTITY | {"id": "bdr", "type": "Organization", "name": "Banque du Rhin", "external_ids": ["wikidata:Q1"]}]}
    file.write_text(json.dumps(known), encoding="utf-8")
    for name in ("besson", "Banque du Rhin", "marc-vallier"):
        explanation = json.loads(run("explain", name, data, "--json", "--entities", file).stdout)
        equal([error.message for error in explanations.iter_errors(explanation)], [], f"explain {name}")
        check_places(explanation)
print("\n".join(failures) or "all is as the schemas say")
sys.exit(1 if failures else 0)
