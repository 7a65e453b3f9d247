#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every program that reads our exports reads them: the hard graph, hostile graphs, and the graph of the sample articles.

What is needed beyond Debian's packages (requirements.txt, package.json, java/*/pom.xml) is installed below the build folder.
A program that cannot be had here is told, and the run fails if not asked for with --missing-ok. With --readme FILE the
table between its marks is written anew.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BATCH = 500  # hostile graphs that lie there at a time
BEGIN, END = "<!-- consumers: make test-consumers writes this table -->\n", "<!-- consumers end -->\n"
KEPT, LOST, NOT_RUN = "kept", "LOST", "not run"

# format, program, what installs it, command, what it keeps of attributes. Nodes and edges are kept by all.
SYSTEM, VENV, NODE, JAVA = "system", "python", "node", "java"
ALL = "all"
CONSUMERS = [
    ("csv", "Python's csv", SYSTEM, ["read_csv.py"], ALL),
    ("cypher", "Neo4j 5.26", JAVA, ["neo4j", "RunNeo4j", "neo4j"], ALL),
    ("cypher", "Ladybug 0.22, row by row", VENV, ["read_cypher.py"], ALL),
    ("cytoscape", "Cytoscape.js 3.35", NODE, ["read_cytoscape.mjs", "cytoscape"], ALL),
    ("dot", "Graphviz", SYSTEM, ["draw_dot.py"], "what a picture shows"),
    ("followthemoney", "followthemoney 4.11", VENV, ["validate_ftm.py"], "all but the places of mentions"),
    ("gexf", "Gephi 0.10 (toolkit)", JAVA, ["gephi", "ReadGephi", "gephi"], "all but texts “null”; “INF” becomes “Infinity”"),
    ("gexf, graphml", "graphology 0.26 (Gephi Lite)", NODE, ["read_graphology.mjs", "graphology"], ALL),
    ("gexf", "RELAX NG schema of GEXF", SYSTEM, ["validate_gexf.py", HERE / "schemas/gexf.rng"], "valid"),
    ("gexf", "networkx 3.6", VENV, ["read_gexf_networkx.py"], "all; lists as text"),
    ("graphml", "Gephi 0.10 (toolkit)", JAVA, None, "as GEXF, less carriage returns; lists as text"),
    ("graphml", "TinkerGraph 3.7", JAVA, ["tinkergraph", "ReadTinkerGraph", "tinkergraph"], "all; lists as text"),
    ("graphml", "igraph", SYSTEM, ["read_graphml_igraph.py"], "all; whole numbers as doubles, absent texts as empty"),
    ("graphml", "networkx", SYSTEM, ["read_graphml_networkx.py"], "all; lists as text"),
    ("graphml --strict", "JGraphT 1.5, with the official XML Schema", JAVA, ["jgrapht", "ReadJgrapht", "jgrapht"],
     "valid, all; lists as text"),
    ("graphml --strict", "XML Schema of GraphML", SYSTEM, ["validate_graphml.py", HERE / "schemas/graphml.xsd"], "valid"),
    ("json", "jsonschema", SYSTEM, ["validate_json.py", ROOT / "graph/schema/lacis-graph.schema.json"], "valid"),
    ("jsonld, ntriples, turtle", "Oxigraph 0.5, rdflib 7.6", VENV, ["read_rdf.py"], ALL),
    ("kuzu", "Kuzu 0.11", VENV, ["load_kuzu.py", "kuzu"], ALL),
    ("kuzu", "Ladybug 0.22", VENV, ["load_kuzu.py", "ladybug"], ALL),
    ("neo4j", "Python's csv", SYSTEM, ["read_neo4j_csv.py"], ALL),
    ("neo4j", "neo4j-admin 5.26", JAVA, ["neo4j", "import", "neo4j-admin"], ALL),
    ("nodelink", "networkx", SYSTEM, ["read_nodelink_networkx.py"], ALL),
]


def run(*command, **options):
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False,
                          env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"), **options)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


class Bench:
    """The graphs, and the programs that read them."""

    def __init__(self, build, folder):
        self.build, self.folder, self.graphs = build, folder, folder / "graphs"
        self.python = folder / "python/bin/python"
        self.modules = folder / "node/node_modules"
        self.ready = {SYSTEM: (True, "")}

    def write_hostile_graphs(self, first, count):
        """The hard and the empty graph, too; other hostile graphs are taken away."""
        for path in self.graphs.glob("hostile-*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        need(*run(self.build / "tests/consumers/write_graphs", self.graphs, count, first))

    def write_graphs(self, count):
        shutil.rmtree(self.graphs, ignore_errors=True)
        self.write_hostile_graphs(0, count)
        lacis, sample = self.build / "lacis", self.graphs / "sample.json"
        need(*run(lacis, "build", ROOT / "samples/articles", "-o", sample, "--quiet"))
        variants = [path.name.removeprefix("hard") for path in self.graphs.glob("hard.*")]
        for ending in variants:
            options = ["--strict"] if ".strict" in ending else ["--edge-list", "links"] if ".links" in ending else []
            if ending != ".json":
                need(*run(lacis, "export", sample, "-o", self.graphs / f"sample{ending}", *options))

    def install(self, kind, name=""):
        key = kind + name
        if key not in self.ready:
            self.ready[key] = getattr(self, f"install_{kind}")(name)
        return self.ready[key]

    def install_python(self, _):
        if not self.python.exists():
            ok, said = run(sys.executable, "-m", "venv", self.folder / "python")
            if not ok:
                return ok, said
        return run(self.python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt")

    def install_node(self, _):
        if shutil.which("npm") is None:
            return False, "npm is not installed"
        (self.folder / "node").mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", self.folder / "node")
        return run("npm", "install", "--silent", "--no-audit", "--no-fund", cwd=self.folder / "node")

    def install_java(self, name):
        if shutil.which("mvn") is None or shutil.which("javac") is None:
            return False, "Maven or a JDK is not installed"
        jars, classes = self.folder / name / "jars", self.folder / name / "classes"
        if not jars.exists():
            ok, said = run("mvn", "-q", "-B", "-f", HERE / "java" / name / "pom.xml",
                           f"-Dmaven.repo.local={self.folder / 'm2'}", "dependency:copy-dependencies",
                           f"-DoutputDirectory={jars}")
            if not ok:
                shutil.rmtree(jars, ignore_errors=True)
                return ok, said
        return run("javac", "-nowarn", "-d", classes, "-cp", f"{jars}/*", HERE / "java/Dump.java",
                   *(HERE / "java" / name).glob("*.java"))

    def read(self, kind, command):
        """Whether all is kept, and what was said."""
        if kind == SYSTEM:
            return run("/usr/bin/python3", HERE / command[0], self.graphs, *command[1:])
        if kind == VENV:
            return run(self.python, HERE / command[0], self.graphs, *command[1:])
        for dump in self.graphs.glob("*.read.json"):
            dump.unlink()
        if kind == NODE:
            ok, said = run("node", HERE / command[0], self.graphs, self.modules)
        elif command[1] == "import":
            ok, said = self.import_into_neo4j()
        else:
            ok, said = self.java(command[0], command[1], self.graphs)
        return run(sys.executable, HERE / "compare_dump.py", self.graphs, command[-1]) if ok else (ok, said)

    def java(self, name, program, *arguments, **options):
        folder = self.folder / name
        return run("java", "-cp", f"{folder}/classes:{folder}/jars/*", program, *arguments, **options)

    def import_into_neo4j(self):
        for stem in ("empty", "hard", "typed", "sample"):
            with tempfile.TemporaryDirectory(prefix="lacis-neo4j-") as home:
                (pathlib.Path(home) / "conf").mkdir()
                (pathlib.Path(home) / "conf/neo4j.conf").touch()
                os.environ.update(NEO4J_HOME=home, NEO4J_CONF=f"{home}/conf")
                tables = self.graphs / f"{stem}.neo4j"
                ok, said = self.java("neo4j", "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j",
                                     "@import.args", cwd=tables)
                if ok:
                    ok, said = self.java("neo4j", "RunNeo4j", home, f"{tables}.read.json")
                if not ok:
                    return ok, said
        return True, ""


def need(ok, said):
    if not ok:
        sys.exit(said)


def write_table(readme, results):
    text = readme.read_text(encoding="utf-8")
    rows = ["| format | read by | nodes | edges | attributes |\n", "| --- | --- | --- | --- | --- |\n"]
    for (form, program, _, _, attributes), result in zip(CONSUMERS, results, strict=True):
        cells = [ALL, ALL, attributes] if result == KEPT else [result] * 3
        rows.append(f"| {form} | {program} | {' | '.join(cells)} |\n")
    before, rest = text.split(BEGIN)
    readme.write_text(before + BEGIN + "".join(rows) + END + rest.split(END)[1], encoding="utf-8")


def read_all(bench, chosen, results):
    """Every chosen program reads the graphs that lie there. What was lost once stays lost."""
    for form, program, kind, command, _ in chosen:
        name = (form, program)
        if command is None:  # Read together with the one before it of the same program.
            results[name] = next(result for (_, other), result in results.items() if other == program)
            continue
        began = time.monotonic()
        ok, said = bench.install(kind, command[0] if kind == JAVA else "")
        if not ok:
            result = NOT_RUN
        else:
            ok, said = bench.read(kind, command)
            result = KEPT if ok else LOST
        word = {KEPT: "ok         ", LOST: "FAILED     ", NOT_RUN: "CANNOT RUN "}[result]
        said = said if result == LOST else said.splitlines()[-1] if said else ""
        print(f"{word} {form}: {program}: {said} ({time.monotonic() - began:.0f} s)", flush=True)
        if results.get(name, KEPT) == KEPT:
            results[name] = result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path, help="the build folder, with lacis and write_graphs")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build/consumers", help="for what is installed")
    parser.add_argument("--light", action="store_true", help="without the programs that run on Java")
    parser.add_argument("--only", action="append", help="programs whose name, or format, has this; can be repeated")
    parser.add_argument("--hostile", type=int, default=150, help="how many hostile graphs (default: %(default)s)")
    parser.add_argument("--all", action="store_true", help="slow programs, too, read all hostile graphs")
    parser.add_argument("--missing-ok", action="store_true")
    parser.add_argument("--readme", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.readme and (arguments.light or arguments.only):
        parser.error("the table is written of all programs: --readme goes without --only and --light")
    wanted = arguments.only or [""]
    chosen = [consumer for consumer in CONSUMERS
              if any(each in f"{consumer[0]}: {consumer[1]}" for each in wanted)
              and not (arguments.light and consumer[2] == JAVA)]
    if not chosen:
        parser.error(f"no program's name has '{arguments.only[0]}'")
    if arguments.all:
        os.environ["LACIS_READ_ALL"] = "1"  # expected.py, Dump.java
    bench = Bench(arguments.build.resolve(), arguments.folder.resolve())
    bench.folder.mkdir(parents=True, exist_ok=True)
    bench.write_graphs(min(BATCH, arguments.hostile))
    results = {}
    read_all(bench, chosen, results)
    for first in range(BATCH, arguments.hostile, BATCH):
        bench.write_hostile_graphs(first, min(BATCH, arguments.hostile - first))
        print(f"from hostile graph {first} on:")
        read_all(bench, chosen, results)
    results = list(results.values())
    if arguments.readme:
        write_table(arguments.readme, results)
    failed, missing = results.count(LOST), results.count(NOT_RUN)
    print(f"{results.count(KEPT)} passed, {failed} failed, {missing} skipped")
    return 1 if failed or (missing and not arguments.missing_ok) else 0


if __name__ == "__main__":
    sys.exit(main())
