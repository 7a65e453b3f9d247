#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The main job on the sample articles: tools/demo.sh PROGRAM ARTICLES FOLDER
set -eu
lacis=$1 articles=$2 out=$3

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

mkdir -p "$out"
start=$(milliseconds)
"$lacis" build --quiet "$articles" -o "$out/graph.json" -o "$out/graph.graphml" -o "$out/graph.dot"
took=$(($(milliseconds) - start))
dot -Tsvg -o "$out/graph.svg" "$out/graph.dot"
dot -Tpng -o "$out/graph.png" "$out/graph.dot"

echo
echo "Read $articles in $took ms and found:"
"$lacis" stats "$out/graph.json" | sed 's/^/  /'
who=$("$lacis" stats --json "$out/graph.json" | sed -n 's/.*"id": "\(.*\)",/\1/p' | head -n 1)
if [ -n "$who" ]; then
    echo
    echo "For example (lacis show $out/graph.json $who):"
    "$lacis" show "$out/graph.json" "$who" | head -n 10 | sed 's/^/  /'
fi
cat <<END

Look at
  $out/graph.svg, $out/graph.png   the picture, drawn by Graphviz from $out/graph.dot
  $out/graph.graphml           for Gephi, networkx, igraph, Cytoscape
  $out/graph.json              everything, each relation with the sentences that state it
Try
  $lacis show $out/graph.json NAME [NAME]
  $lacis --help
END
