#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that the rooms of the program stand on one another in one direction, by their #include lines.

usage: architecture.py SOURCE_FOLDER
"""
import re
import sys
from pathlib import Path

# Each room and the rooms that it may include. graph and exporters know nothing of French, sentences or models;
# language knows nothing of entities and relations.
ALLOWED = {
    "support": set(),
    "corpus": {"support"},
    "graph": {"support"},
    "exporters": {"graph", "support"},
    "importers": {"graph", "support"},
    "language": {"corpus", "support"},
    "entities": {"language", "corpus", "graph", "support"},
    "relations": {"entities", "language", "corpus", "support"},
    "evaluation": {"language", "corpus", "graph", "support"},
    "pipeline": {"relations", "entities", "language", "corpus", "graph", "support"},
    "cli": {"pipeline", "evaluation", "exporters", "importers", "relations", "entities", "language", "corpus", "graph", "support"},
    "main": {"cli", "support"},
}
# Libraries that belong to one room alone.
PRIVATE = {"boost": {"graph"}, "CLI": {"cli"}, "openssl": {"corpus"}, "toml++": {"relations"}}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.MULTILINE)


def room_of(path):
    """The room of a file by its path below the source folder, or of an include by its own."""
    parts = Path(path).parts
    if parts[0] == "src":
        parts = parts[1:]
    return Path(parts[0]).stem if len(parts) == 1 else parts[0]


def main():
    top = Path(sys.argv[1])
    files = sorted(path for folder in ("src", "graph", "exporters", "importers") for path in (top / folder).rglob("*.[ch]pp"))
    wrong = []
    for path in files:
        relative = path.relative_to(top)
        room = room_of(relative)
        if room not in ALLOWED:
            wrong.append(f"{relative}: the room '{room}' is not in this test's table")
            continue
        for sign, included in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if sign == '"':
                target = room_of(included)
                if target != room and target not in ALLOWED[room]:
                    wrong.append(f"{relative}: {room} may not include {included}")
            else:
                library = included.split("/")[0]
                if room not in PRIVATE.get(library, {room}):
                    wrong.append(f"{relative}: <{included}> is for {', '.join(PRIVATE[library])} only")
    rooms = {room_of(path.relative_to(top)) for path in files}
    wrong += [f"the room '{room}' has no files" for room in sorted(ALLOWED.keys() - rooms)]
    print("\n".join(wrong) or f"{len(files)} files in {len(rooms)} rooms stand in order")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
