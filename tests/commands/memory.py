#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""2 MB of text are analysed in less than 150 MB of memory, as one article and as many.

usage: memory.py LACIS ARTICLES
"""
import pathlib
import resource
import subprocess
import sys
import tempfile

TEXT_SIZE = 2_000_000
MOST_KILOBYTES = 150_000


def greatest_resident_set(command):
    """In kilobytes, of all processes so far: the callers' commands are in the order of their needs."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def main(lacis, folder):
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(folder).glob("*.txt")))
    copies = TEXT_SIZE // len(text.encode()) + 1
    failed = False
    with tempfile.TemporaryDirectory() as name:
        whole = pathlib.Path(name, "whole.txt")
        whole.write_text("\n\n".join([text] * copies), encoding="utf-8")
        many = pathlib.Path(name, "many")
        many.mkdir()
        for number in range(copies):
            (many / f"{number}.txt").write_text(text, encoding="utf-8")
        for command in (["parse", whole], ["parse", many], ["extract", "--threads", "1", many]):
            used = greatest_resident_set([lacis, *command, "-q"])
            print(f"{command[0]} {command[-1].name}: {used} kB")
            failed = failed or used > MOST_KILOBYTES
    sys.exit(f"more than {MOST_KILOBYTES} kB" if failed else 0)


main(*sys.argv[1:])
