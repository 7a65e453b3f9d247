// SPDX-License-Identifier: Apache-2.0
// Cytoscape.js reads our JSON; what it has then is written out for compare_dump.py.
import fs from "node:fs";
import { createRequire } from "node:module";

const [folder, modules] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const cytoscape = require("cytoscape");

for (const file of fs.readdirSync(folder)) {
  if (!file.endsWith(".cyjs")) continue;
  const cy = cytoscape({ headless: true, ...JSON.parse(fs.readFileSync(`${folder}/${file}`, "utf8")) });
  const nodes = {};
  cy.nodes().forEach((node) => {
    const { id, ...attributes } = node.data();
    nodes[id] = attributes;
  });
  const edges = {};
  cy.edges().forEach((edge) => {
    const { id, source, target, ...attributes } = edge.data();
    edges[id] = [source, target, attributes];
  });
  fs.writeFileSync(`${folder}/${file}.read.json`, JSON.stringify({ nodes, edges, graph: cy.data() }));
}
