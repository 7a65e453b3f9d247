#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""manual.py LACIS PAGE GRAPHML PAGE...: lacis-formats(7) has a section for each format that `lacis formats` lists, with the same title,
endings and programs, and names the attributes of GRAPHML, which has all of them, with their types. No page has faults."""
import re
import subprocess
import sys
import xml.etree.ElementTree

TYPES = {"boolean": {"flag"}, "double": {"real"}, "long": {"integer"}, "string": {"text", "list", "records"}}
lacis, page, graphml, *others = sys.argv[1:]
failures = []


def equal(found, wanted, what):
    if found != wanted:
        failures.append(f"{what}: found {found}, wanted {wanted}")


with open(page, encoding="utf-8") as file:
    text = file.read()
sections = dict(re.findall(r"^\.Ss (\S+)\n(.*?)(?=^\.S[sh] |\Z)", text.split(".Sh FORMATS\n")[1].split(".Sh ")[0],
                           re.MULTILINE | re.DOTALL))
listed = subprocess.run([lacis, "formats"], capture_output=True, text=True, check=True).stdout.splitlines()
equal(list(sections), [line.split()[0] for line in listed], "formats")
for line in listed:
    name, endings, title, programs = re.match(r"(\S+) +((?:\.\S+ )+) *(.*); opens in (.*)", line).groups()
    begin = f".Em {title} ;\n.Li {' , '.join(endings.split())} ;\nopens in {programs}.\n"
    equal(sections.get(name, "")[:len(begin)], begin, name)

attributes = text.split(".Sh ATTRIBUTES\n")[1].split(".Sh ")[0]
for owner, title in (("node", "Nodes"), ("edge", "Edges")):
    described = dict(re.findall(r"^\.It Li (\S+) Ta (\S+) Ta ", attributes.split(f".Ss {title}\n")[1].split(".El")[0],
                                re.MULTILINE))
    keys = {key.get("attr.name"): key.get("attr.type")
            for key in xml.etree.ElementTree.parse(graphml).iter("{http://graphml.graphdrawing.org/xmlns}key")
            if key.get("for") == owner and key.get("attr.name") != "eid"}
    equal(sorted(set(described) - {"relations"}), sorted(keys), title)
    for name, kind in keys.items():
        equal(described.get(name) in TYPES[kind], True, f"type of {name}")

for each in (page, *others):
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", each], capture_output=True, text=True, check=False)
    equal((lint.returncode, lint.stdout), (0, ""), f"mandoc {each}")
print("\n".join(failures) or "all is described")
sys.exit(1 if failures else 0)
