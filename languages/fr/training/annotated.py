#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns annotated articles (*.ann, see articles/README.md) and sentences (*.txt, see sentences/README.md) into text and
gold JSON.

usage: annotated.py FILE... [-o FOLDER]

With -o it writes NAME.txt and NAME.json for each article, NAME-NNN for each sentence; without, it only checks them. Prints
what they hold.
Errors name file and line; exit code 1 if there was one.
"""
import argparse
import collections
import json
import pathlib
import re
import sys

ENTITY_TYPES = ("Person", "Organization", "Place", "Product", "Project")
RELATION_TYPES = (
    "cofounded founded leads works_for member_of left acquired owns funded donated_to created partnered_with "
    "competes_with supported criticized accused sued met succeeded based_in family_of").split()
MARK = re.compile(r"\[([^\[\]{}|]+)\|([^\[\]{}|]+)\]|\{([^\[\]{}|]+)\|([^\[\]{}|]+)\}|[\[\]{}|]")
FLAGS = ("optional", "hedged", "negated")
SENTENCE_MARK = re.compile(r"\[([POLDJ]) ([^\[\]{}|]+)\]|\{([^\[\]{}|]+) (-|\d+(?:,\d+)*)\}|"
                           r"\[([^\[\]{}|]+) (\d+)\]|[\[\]{}]")
LETTERS = dict(zip("POLDJ", ENTITY_TYPES))
SENTENCE_FLAGS = {"h": "hedged", "n": "negated", "?": "optional"}


class Mistake(Exception):
    """What is wrong, and in which line of the file."""

    def __init__(self, line, what):
        super().__init__(what)
        self.line = line


def read_marks(lines, first):
    """The text without its marks, and the mentions: (start, end, ids, is it a name, line)."""
    text, size, mentions = [], 0, []
    for number, line in enumerate(lines, first):
        at = 0
        for mark in MARK.finditer(line):
            name, name_id, other, other_ids = mark.groups()
            if name is None and other is None:
                raise Mistake(number, f"a lone '{mark.group()}'")
            plain, surface = line[at:mark.start()], name or other
            text += [plain, surface]
            start = size + len(plain)
            size = start + len(surface)
            ids = [] if other_ids == "-" else (name_id or other_ids).split(",")
            mentions.append((start, size, ids, name is not None, number))
            at = mark.end()
        rest = line[at:] + "\n"
        text.append(rest)
        size += len(rest)
    return "".join(text), mentions


def read_entity(line, number):
    name, kind, *notes = line.split()
    if kind not in ENTITY_TYPES:
        raise Mistake(number, f"'{kind}' is no type of entity")
    entity = {"id": name, "type": kind, "names": []}
    for note in notes:
        if note == "optional":
            entity["optional"] = True
        elif note.startswith("accept="):
            entity["accept_types"] = note[7:].split(",")
        else:
            raise Mistake(number, f"'{note}' is no note of an entity")
    return entity


def read_relation(line, number, entities, text):
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in (2, 3) or len(parts[0].split()) != 3:
        raise Mistake(number, "a relation is: SOURCE TYPE TARGET | evidence [| notes]")
    source, kind, target = parts[0].split()
    for end in (source, target):
        if end not in entities:
            raise Mistake(number, f"no entity '{end}'")
    relation = {"source": source, "type": kind, "target": target, "evidence": parts[1]}
    kinds = [kind]
    if parts[1] not in text:
        raise Mistake(number, f"the text does not hold the evidence '{parts[1]}'")
    for note in parts[2].split() if len(parts) == 3 else []:
        key, _, value = note.partition("=")
        if note in FLAGS:
            relation[note] = True
        elif key == "accept":
            relation["accept"] = value.split(",")
            kinds += relation["accept"]
        elif key == "year":
            relation["year"] = int(value)
        elif key == "amount":
            relation["amount"] = float(value) if "." in value else int(value)
        elif key in ("currency", "date"):
            relation[key] = value
        else:
            raise Mistake(number, f"'{note}' is no note of a relation")
    for one in kinds:
        if one not in RELATION_TYPES:
            raise Mistake(number, f"'{one}' is no type of relation")
    return relation


def read_article(path):
    """(text, gold object) of one file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rules = [number for number, line in enumerate(lines) if line.strip() == "---"]
    if len(rules) != 2 or "" not in lines:
        raise Mistake(1, "an article is: head, empty line, text, '---', entities, '---', relations")
    head_end = lines.index("")
    head = {}
    for number, line in enumerate(lines[:head_end], 1):
        key, colon, value = line.partition(":")
        if not colon or key not in ("id", "source", "date"):
            raise Mistake(number, "the head has lines 'id: …', 'source: …', 'date: …'")
        head[key] = value.strip()
    text, mentions = read_marks(lines[head_end + 1:rules[0]], head_end + 2)
    text = text.rstrip("\n") + "\n"

    entities = {}
    for number, line in enumerate(lines[rules[0] + 1:rules[1]], rules[0] + 2):
        if line.strip():
            entity = read_entity(line, number)
            if entities.setdefault(entity["id"], entity) is not entity:
                raise Mistake(number, f"a second entity '{entity['id']}'")
    for start, end, ids, is_name, number in mentions:
        for one in ids:
            if one not in entities:
                raise Mistake(number, f"no entity '{one}'")
        if is_name and text[start:end] not in entities[ids[0]]["names"]:
            entities[ids[0]]["names"].append(text[start:end])
    for entity in entities.values():
        if not entity["names"]:
            raise Mistake(rules[0] + 1, f"no [name|{entity['id']}] in the text")

    relations, seen = [], set()
    for number, line in enumerate(lines[rules[1] + 1:], rules[1] + 2):
        if not line.strip():
            continue
        relation = read_relation(line, number, entities, text)
        key = (relation["source"], relation["type"], relation["target"])
        if key in seen:
            raise Mistake(number, f"a second line for {' '.join(key)}")
        seen.add(key)
        relations.append(relation)
    gold = dict(head, language="fr", entities=list(entities.values()), relations=relations, mentions=[
        {"start": start, "end": end, "entities": ids, "kind": "name" if is_name else "reference"}
        for start, end, ids, is_name, _ in mentions])
    return text, gold


def read_sentence(line, number, identifier):
    """(text, gold object) of one line of a file of sentences."""
    marked, _, stated = line.partition("|")
    text, at, entities, mentions = "", 0, {}, []
    for mark in SENTENCE_MARK.finditer(marked):
        letter, name, other, numbers, variant, variant_of = mark.groups()
        if not (letter or other or variant):
            raise Mistake(number, f"a lone '{mark.group()}'")
        text += marked[at:mark.start()]
        if letter:
            entity = entities.setdefault(name, {"id": f"e{len(entities) + 1}", "type": LETTERS[letter], "names": [name]})
            ids = [entity["id"]]
        elif variant:
            ids = [f"e{variant_of}"]
            for entity in entities.values():
                if entity["id"] == ids[0] and variant not in entity["names"]:
                    entity["names"].append(variant)
        else:
            ids = [] if numbers == "-" else [f"e{one}" for one in numbers.split(",")]
        surface = name or other or variant
        mentions.append({"start": len(text), "end": len(text) + len(surface), "entities": ids, "kind": "reference" if other else "name"})
        text += surface
        at = mark.end()
    text = (text + marked[at:]).rstrip() + "\n"
    complete = any(mention["kind"] == "reference" for mention in mentions)
    known = {entity["id"] for entity in entities.values()}
    for mention in mentions:
        for one in mention["entities"]:
            if one not in known:
                raise Mistake(number, f"'{text[mention['start']:mention['end']]}' refers to name {one[1:]} of {len(known)}")
    relations = []
    for statement in filter(str.strip, stated.split(";")):
        source, kind, target, *notes = statement.split()
        if kind not in RELATION_TYPES:
            raise Mistake(number, f"'{kind}' is no type of relation")
        if not (source.isdigit() and target.isdigit() and 1 <= int(source) <= len(entities) and 1 <= int(target) <= len(entities)):
            raise Mistake(number, f"'{statement.strip()}' names no two names of the sentence")
        relation = {"source": f"e{source}", "type": kind, "target": f"e{target}", "evidence": text.strip()}
        for note in notes:
            if note not in SENTENCE_FLAGS:
                raise Mistake(number, f"'{note}' is no note of a relation")
            relation[SENTENCE_FLAGS[note]] = True
        relations.append(relation)
    return text, {"id": identifier, "source": "original, written for this corpus", "language": "fr",
                  "entities": list(entities.values()), "relations": relations, "mentions": mentions, "complete": complete}


def read_file(path):
    """(name, text, gold object) of each document of a file."""
    if path.suffix == ".ann":
        yield (path.stem, *read_article(path))
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            name = f"{path.stem}-{number:03}"
            yield (name, *read_sentence(line, number, name))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=pathlib.Path, metavar="FOLDER")
    options = parser.parse_args()
    counts, relations, failed = collections.Counter(), collections.Counter(), False
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
    for path in sorted(options.files):
        try:
            documents = list(read_file(path))
        except Mistake as mistake:
            print(f"{path}:{mistake.line}: {mistake}", file=sys.stderr)
            failed = True
            continue
        for name, text, gold in documents:
            counts.update(documents=1, words=len(text.split()), entities=len(gold["entities"]),
                          references=sum(m["kind"] == "reference" for m in gold["mentions"]),
                          relations=len(gold["relations"]))
            relations.update(relation["type"] for relation in gold["relations"])
            if options.output:
                stem = options.output / name
                stem.with_suffix(".txt").write_text(text, encoding="utf-8")
                stem.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    print(", ".join(f"{name} {relations[name]}" for name in RELATION_TYPES))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
