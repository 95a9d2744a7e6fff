#!/usr/bin/env node
// Runs the command of the package that npm installed for this system.
"use strict";
const { spawnSync } = require("node:child_process");
const { constants } = require("node:os");

const system = `${process.platform}-${process.arch}`;
const command = process.platform === "win32" ? "gouji.exe" : "gouji";
let path;
try {
  path = require.resolve(`@gouji/${system}/${command}`);
} catch {
  console.error(
    `gouji: no build for ${system} is installed. Install without --no-optional, or build it: cargo install --locked gouji`,
  );
  process.exit(2);
}
// Both get what the terminal sends; the command alone decides how it ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
const ran = spawnSync(path, process.argv.slice(2), { stdio: "inherit" });
if (ran.error) {
  console.error(`gouji: ${ran.error.message}`);
  process.exit(2);
}
process.exit(ran.status ?? 128 + constants.signals[ran.signal]);
