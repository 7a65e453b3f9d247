#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes relations.model from the project's annotated articles, sentences and passages.

usage: train_relations.py LACIS GOLD TREEBANKS -o FILE [--work FOLDER] [--keep P] [--add P]

LACIS is the program, GOLD the folder of the gold data (train/, ud/), TREEBANKS that of the treebanks under ud/. The texts are
dealt out to three folders, and a name tagger learns from each two of them, so that relations are learned from entities as they
are found in new articles. These taggers stay in the --work folder and are used again as long as the texts are the same.
"""
import argparse
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import annotated
import standoff

HERE = pathlib.Path(__file__).resolve().parent
PARTS = 3
BLOCK = 40  # sentences of a treebank that stay together: they may belong to one document
TREEBANKS = {  # by the file of annotations: how its sentences hang together, and where they are
    "sequoia": ("--running-text", ["fr_sequoia-ud-train.conllu", "fr_sequoia-ud-dev.conllu"]),
    "gsd-dev": ("--lone-sentences", ["fr_gsd-ud-dev.conllu"]),
}


def write(folder, name, text, gold):
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False) + "\n", encoding="utf-8")


def passages():
    """Texts that the name tagger does not learn from."""
    return sorted(HERE.glob("passages/*.txt")) + sorted(HERE.glob("press/*.ann"))


def deal_articles(gold, parts):
    """Annotated articles and sentences, in turn."""
    articles = [(path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8")))
                for path in sorted((gold / "train").glob("*.json"))]
    own = sorted(HERE.glob("articles/*.ann")) + sorted(HERE.glob("sentences/*.txt")) + passages()
    for path in own:
        articles += annotated.read_file(path)
    for number, article in enumerate(articles):
        write(parts[number % PARTS], *article)


def deal_sentences(gold, treebanks, work, parts):
    """Sentences of the treebanks, in turns of a block; the annotations that the other parts' tagger learns from."""
    for name, (_, files) in TREEBANKS.items():
        texts = standoff.read_texts(treebanks / file for file in files)
        lines = (gold / "ud" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        others = [[] for _ in parts]
        for number, line in enumerate(lines):
            own = number // BLOCK % PARTS
            for part in range(PARTS):
                if part != own:
                    others[part].append(line + "\n")
            sentence = json.loads(line)
            if len(sentence["entities"]) > 1:
                text = texts[sentence["sent_id"]]
                write(parts[own], sentence["sent_id"].replace("/", "_"), text + "\n", standoff.gold_of(sentence, text))
        for part in range(PARTS):
            (work / f"{name}-without-{part}.jsonl").write_text("".join(others[part]), encoding="utf-8")


def train_tagger(lacis, treebanks, work, parts, part):
    """The tagger that has not learned from a part; its name tells from what it has."""
    others = {path.stem for path in passages()}
    articles = [path for other in range(PARTS) if other != part for path in sorted(parts[other].glob("*.json"))
                if json.loads(path.read_text(encoding="utf-8")).get("source") and path.stem.rsplit("-", 1)[0] not in others]
    digest = hashlib.sha256()
    for path in articles + [work / f"{name}-without-{part}.jsonl" for name in TREEBANKS]:
        digest.update(path.read_bytes())
    model = work / f"entities-without-{part}-{digest.hexdigest()[:12]}.model"
    if model.exists():
        return model
    command = [lacis, "train-entities", "--quiet", "--parser", "fast", "--language-dir", HERE.parent, *articles]
    for name, (option, files) in TREEBANKS.items():
        banks = ",".join(str(treebanks / file) for file in files)
        command += [option, f"{work / name}-without-{part}.jsonl={banks}"]
    unfinished = model.with_suffix(".new")
    subprocess.run([*command, "-o", unfinished], check=True)
    return unfinished.rename(model)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lacis", type=pathlib.Path, metavar="LACIS")
    parser.add_argument("gold", type=pathlib.Path, metavar="GOLD")
    parser.add_argument("treebanks", type=pathlib.Path, metavar="TREEBANKS")
    parser.add_argument("-o", "--output", type=pathlib.Path, metavar="FILE", required=True)
    parser.add_argument("--work", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--keep", default="0.05", metavar="P")
    parser.add_argument("--add", default="0.8", metavar="P")
    options = parser.parse_args()
    work = options.work or pathlib.Path(tempfile.mkdtemp(prefix="lacis-relations-"))
    parts = [work / str(part) for part in range(PARTS)]
    for folder in parts:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    lacis = options.lacis.resolve()
    deal_articles(options.gold, parts)
    deal_sentences(options.gold, options.treebanks, work, parts)
    command = [lacis, "train-relations", "--quiet", "--language-dir", HERE.parent, "--keep", options.keep, "--add", options.add]
    for part, folder in enumerate(parts):
        command += ["--tagger", f"{folder}={train_tagger(lacis, options.treebanks, work, parts, part)}"]
    articles = sorted((path for folder in parts for path in folder.glob("*.json")), key=lambda path: path.name)
    subprocess.run([*command, "-o", options.output, *articles], check=True)
    if options.work is None:
        shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
