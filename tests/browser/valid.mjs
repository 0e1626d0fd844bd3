// Every page of a built site read by html-validate: valid.mjs SITE.
import fs from "node:fs";
import path from "node:path";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const site = process.argv[2];
const rules = {
  "void-style": "off", // Python-Markdown closes the images of guides; HTML lets it
  "no-trailing-whitespace": "off", // says nothing of validity; lines of templates end as they come
  "tel-non-breaking": "off", // numbers stand as their offices write them
  "long-title": "off", // an innovation is called what its agency calls it
};
const config = { root: true, extends: ["html-validate:recommended"], rules };
const validator = new HtmlValidate(new FileSystemConfigLoader(config));
const names = fs.readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"));
const faults = [];
for (const name of names) {
  const report = await validator.validateFile(path.join(site, name));
  for (const { messages } of report.results) {
    for (const fault of messages) faults.push(`${name}:${fault.line} ${fault.ruleId} ${fault.message}`);
  }
}
process.stdout.write(JSON.stringify({ pages: names.length, faults }));
