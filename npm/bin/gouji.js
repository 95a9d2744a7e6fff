#!/usr/bin/env node
// Runs the command of the package that npm installed for this system.
"use strict";
const { spawn } = require("node:child_process");
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
const ran = spawn(path, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => ran.kill(signal));
ran.on("error", (error) => {
  console.error(`gouji: ${error.message}`);
  process.exit(2);
});
ran.on("exit", (status, signal) => process.exit(status ?? 128 + constants.signals[signal]));
