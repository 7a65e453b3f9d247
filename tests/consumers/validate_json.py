# SPDX-License-Identifier: Apache-2.0
"""Our native JSON follows its schema, and the schema is one, as jsonschema sees it."""
import json
import pathlib
import sys

import jsonschema

from expected import Comparison, graphs

schema = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
jsonschema.Draft4Validator.check_schema(schema)
validator = jsonschema.Draft4Validator(schema)
comparison = Comparison()
for stem, _ in graphs():
    data = json.loads(pathlib.Path(f"{stem}.json").read_text(encoding="utf-8"))
    comparison.equal([error.message for error in validator.iter_errors(data)], [], f"{stem}.json")

# The schema says no to what is wrong.
data = json.loads(pathlib.Path(f"{sys.argv[1]}/hard.json").read_text(encoding="utf-8"))
for path, value in (("nodes/0/id", "1"), ("edges/0/evidence/0/start", -1), ("edges/0/status", "sure"), ("nodes/0/x", 1)):
    *steps, last = path.split("/")
    broken = json.loads(json.dumps(data))
    place = broken
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    place[last] = value
    comparison.equal(validator.is_valid(broken), False, path)
comparison.finish()
