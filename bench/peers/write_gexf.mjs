// SPDX-License-Identifier: Apache-2.0
// write_gexf.mjs NODELINK.json MODULES: seconds of processor time in which graphology writes a graph as GEXF.
import fs from "node:fs";
import { createRequire } from "node:module";

const [file, modules] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { MultiDirectedGraph } = require("graphology");
const gexf = require("graphology-gexf");

const read = JSON.parse(fs.readFileSync(file, "utf8"));
const asTexts = (values) =>
  Object.fromEntries(Object.entries(values).map(([k, v]) => [k, typeof v === "object" ? JSON.stringify(v) : v]));
const graph = new MultiDirectedGraph();
for (const { id, ...values } of read.nodes) graph.addNode(id, asTexts(values));
for (const { key, source, target, ...values } of read.edges) {
  graph.addDirectedEdgeWithKey(key, source, target, asTexts(values));
}
const before = process.cpuUsage();
const text = gexf.write(graph);
const used = process.cpuUsage(before);
if (text.length < read.edges.length) throw new Error("nothing was written");
console.log((used.user + used.system) / 1e6);
