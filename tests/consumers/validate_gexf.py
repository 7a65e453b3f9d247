# SPDX-License-Identifier: Apache-2.0
"""xmllint finds our GEXF valid."""
import subprocess
import sys

from expected import Comparison, graphs

comparison = Comparison()


def xmllint(files, text=None):
    run = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", sys.argv[2], *files], input=text,
                         capture_output=True, text=True, check=False)
    noise = [line for line in run.stderr.splitlines() if not line.endswith(" validates")]
    return run.returncode, noise


files = [f"{stem}.gexf" for stem, _ in graphs()]
comparison.equal(xmllint(files), (0, []), "xmllint --relaxng")

# The schema says no to what is wrong: a day that no calendar has.
with open(f"{sys.argv[1]}/hard.gexf", encoding="utf-8") as file:
    wrong = file.read().replace(' start="2017-12-31"', ' start="2017-12-32"')
comparison.equal(xmllint(["-"], wrong)[0], 3, "the schema finds a wrong date")
comparison.finish()
