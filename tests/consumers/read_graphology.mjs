// SPDX-License-Identifier: Apache-2.0
// graphology, with which Gephi Lite and sigma.js read, reads our GEXF and GraphML; what it has then is written out for
// compare_dump.py.
import fs from "node:fs";
import { createRequire } from "node:module";

const [folder, modules] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { MultiGraph } = require("graphology");
const { DOMParser } = require("@xmldom/xmldom");
globalThis.DOMParser = DOMParser;
globalThis.Document = require("@xmldom/xmldom").Document;
const readers = { ".gexf": require("graphology-gexf"), ".graphml": require("graphology-graphml") };

for (const file of fs.readdirSync(folder)) {
  const ending = Object.keys(readers).find((each) => file.endsWith(each));
  if (ending === undefined) continue;
  const text = fs.readFileSync(`${folder}/${file}`, "utf8");
  const read = readers[ending].parse(MultiGraph, text, {
    addMissingNodes: true,
    allowUndeclaredAttributes: true,
  });
  const nodes = {};
  read.forEachNode((id, attributes) => (nodes[id] = attributes));
  const edges = {};
  read.forEachEdge((id, attributes, source, target) => (edges[id] = [source, target, attributes]));
  fs.writeFileSync(`${folder}/${file}.read.json`, JSON.stringify({ nodes, edges }));
}
