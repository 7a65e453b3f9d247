#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs command tests; README.md beside it describes their form."""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TIMEOUT_SECONDS = 600


@dataclass
class Case:
    title: str
    notes: list = field(default_factory=list)
    script: list = field(default_factory=list)
    expected: list = field(default_factory=list)


def parse(text):
    """The lines before the first case, and the cases."""
    preamble, cases = [], []
    for line in text.splitlines():
        if line.startswith("## "):
            cases.append(Case(line[3:]))
        elif not cases:
            preamble.append(line)
        elif line.startswith("% "):
            cases[-1].script.append(line[2:])
        elif cases[-1].script:
            cases[-1].expected.append(line)
        else:
            cases[-1].notes.append(line)
    for case in cases:
        while case.expected and not case.expected[-1]:
            case.expected.pop()
    return preamble, cases


def render(preamble, cases):
    lines = list(preamble)
    for case in cases:
        lines += [f"## {case.title}", *case.notes, *("% " + line for line in case.script), *case.expected, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def run(case, program):
    """What came back, in the form in which it is expected."""
    with tempfile.TemporaryDirectory(prefix="lacis-command-") as folder:
        commands = Path(folder, ".commands")
        commands.mkdir()
        Path(commands, "lacis").symlink_to(program)
        work = Path(folder, "work")
        work.mkdir()
        environment = dict(os.environ, PATH=f"{commands}:{os.environ['PATH']}", LC_ALL="C.UTF-8",
                           DATA=str(HERE / "data"), SAMPLES=str(HERE.parent.parent / "samples" / "articles"))
        done = subprocess.run(["sh", "-c", "\n".join(case.script)], cwd=work, env=environment, timeout=TIMEOUT_SECONDS,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
    lines = done.stdout.decode("utf-8", "backslashreplace").splitlines()
    lines += ["2> " + line for line in done.stderr.decode("utf-8", "backslashreplace").splitlines()]
    if done.returncode != 0:
        lines.append(f"=> {done.returncode}")
    return [line.replace(str(HERE / "data"), "$DATA") for line in lines]


def matches(expected, actual):
    pattern = ""
    for line in expected:
        if line == "...":
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += r"[^\n]*".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", action="store_true", help="write what came back into the files")
    parser.add_argument("program", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    arguments = parser.parse_args()
    failures = total = 0
    for file in arguments.files:
        preamble, cases = parse(file.read_text(encoding="utf-8"))
        if not cases:
            sys.exit(f"{file}: no case in this file")
        for case in cases:
            total += 1
            actual = run(case, arguments.program.resolve())
            if matches(case.expected, actual):
                continue
            failures += 1
            print(f"{file.name}: {case.title}")
            for line in difflib.unified_diff(case.expected, actual, "expected", "came back", lineterm=""):
                print("    " + line)
            case.expected = actual
        if arguments.accept:
            file.write_text(render(preamble, cases), encoding="utf-8")
    print(f"{total - failures} of {total} cases pass")
    return 1 if failures and not arguments.accept else 0


if __name__ == "__main__":
    sys.exit(main())
