// Asks the query module in Node: run_queries.mjs QUERY.JS INDEX_FOLDER, a JSON list of queries on standard input.
import fs from "node:fs";
import vm from "node:vm";

const [module, folder] = process.argv.slice(2);
const context = vm.createContext({});
vm.runInContext(fs.readFileSync(module, "utf8"), context);
const received = {};
context.KatalogCari.put = (name, data) => { received[name] = data; };
const load = async (name) => {
  if (!(name in received)) vm.runInContext(fs.readFileSync(`${folder}/${name}.js`, "utf8"), context);
  return received[name];
};
const engine = await context.KatalogCari.open(load);
const answers = [];
for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const found = await engine.search(query.text, query.exact);
  answers.push({
    tokens: engine.words(query.text),
    forms: engine.bareForms(query.text),
    hits: found.hits,
    read: found.words.map(({ typed, how, used, roots }) => [typed, how, used, roots]),
  });
}
process.stdout.write(JSON.stringify(answers));
