// Runs the script of the step that comments, with a repository host made of the JSON given:
// comment_step.mjs SCRIPT CASE → what it asked of the host, and what it said.
import fs from "node:fs";

const [scriptFile, caseFile] = process.argv.slice(2);
const world = JSON.parse(fs.readFileSync(caseFile, "utf8"));
const asked = [];
const list = (name) => Object.assign(async () => ({}), { listed: name });
const ask = (name, answer = {}) => async (values) => (asked.push([name, values]), { data: answer });
const github = {
  rest: {
    pulls: { get: ask("get", world.pull), listFiles: list("files") },
    issues: {
      listComments: list("comments"),
      createComment: ask("create"),
      updateComment: ask("update"),
      addLabels: ask("label"),
    },
  },
  paginate: async (method) => world[method.listed],
};
const said = [];
const core = { notice: (text) => said.push(["notice", text]), setFailed: (text) => said.push(["failed", text]) };
const context = { repo: { owner: "pemilik", repo: "katalog" } };
const AsyncFunction = (async () => {}).constructor;
const { createRequire } = await import("node:module");
const run = new AsyncFunction("github", "context", "core", "require", fs.readFileSync(scriptFile, "utf8"));
await run(github, context, core, createRequire(import.meta.url));
process.stdout.write(JSON.stringify({ asked, said }));
