# SPDX-License-Identifier: Apache-2.0
"""xmllint finds our strict GraphML valid, and the other one well-formed."""
import subprocess
import sys

from expected import Comparison, graphs

comparison = Comparison()


def xmllint(arguments, files):
    run = subprocess.run(["xmllint", "--noout", "--nonet", *arguments, *files], capture_output=True, text=True)
    noise = [line for line in run.stderr.splitlines() if not line.endswith(" validates")]
    comparison.equal((run.returncode, noise), (0, []), "xmllint " + " ".join(arguments))


stems = [stem for stem, _ in graphs()]
xmllint([], [f"{stem}.graphml" for stem in stems])
xmllint(["--schema", sys.argv[2]], [f"{stem}.strict.graphml" for stem in stems])

# The schema says no to what is wrong: the edges' labels are not in it.
run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", sys.argv[2], f"{sys.argv[1]}/hard.graphml"],
                     capture_output=True, text=True)
comparison.equal(run.returncode, 3, "the schema finds what strict leaves out")
comparison.finish()
