#!/usr/bin/env node
// Makes the package of one system around its built command:
//   node npm/platform.js linux-x64 target/release/gouji OUT
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const [system, built, out] = process.argv.slice(2);
const main = require("./package.json");
const name = `@gouji/${system}`;
if (!out || !(name in main.optionalDependencies)) {
  const known = Object.keys(main.optionalDependencies).map((of) => of.split("/")[1]);
  console.error(`usage: platform.js ${known.join("|")} COMMAND OUT`);
  process.exit(2);
}
const [os, cpu] = system.split("-");
const command = os === "win32" ? "gouji.exe" : "gouji";
fs.mkdirSync(out, { recursive: true });
fs.copyFileSync(built, path.join(out, command));
fs.chmodSync(path.join(out, command), 0o755);
const { version, license, description } = main;
const made = { name, version, description, license, os: [os], cpu: [cpu], files: [command] };
fs.writeFileSync(path.join(out, "package.json"), `${JSON.stringify(made, null, 2)}\n`);
