// Asks the query module thousands of seeded mutations of queries: queries.mjs QUERY.JS INDEX_FOLDER SEED NUMBER.
import fs from "node:fs";
import vm from "node:vm";

const [module, folder, seed, number] = process.argv.slice(2);
const seeds = JSON.parse(fs.readFileSync(0, "utf8"));
const context = vm.createContext({});
vm.runInContext(fs.readFileSync(module, "utf8"), context);
const received = {};
context.KatalogCari.put = (name, data) => { received[name] = data; };
const load = async (name) => {
  if (!(name in received)) vm.runInContext(fs.readFileSync(`${folder}/${name}.js`, "utf8"), context);
  return received[name];
};
const engine = await context.KatalogCari.open(load);

let state = Number(seed);
const chance = (most) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor((state / 2 ** 32) * most); };
const letter = () => String.fromCodePoint([32, 39, 45, 46, 47, 92, 0, 0x301, 0x200b, 0x202e, 0x1f44d, 0xd800][chance(12)] || chance(0x3000));
const mutated = (text) => {
  for (let n = chance(6); n >= 0; n--) {
    const at = chance(text.length + 1);
    text = [() => text.slice(0, at) + letter() + text.slice(at), () => text.slice(0, at) + text.slice(at + 1 + chance(4)),
      () => text.slice(0, at) + text.slice(chance(text.length + 1)) + text.slice(at), () => text + " " + seeds[chance(seeds.length)],
      () => text.repeat(1 + chance(4))][chance(5)]();
  }
  return text.slice(0, 2000);
};
const faults = [];
let slowest = 0;
for (let n = 0; n < Number(number); n++) {
  const query = n < seeds.length ? seeds[n] : mutated(seeds[chance(seeds.length)]);
  const start = process.hrtime.bigint();
  try {
    const found = await engine.search(query.slice(0, 2000), n % 2 === 0);
    if (!Array.isArray(found.hits)) faults.push([query, "no hits"]);
  } catch (error) {
    faults.push([query, String(error && error.stack)]);
  }
  slowest = Math.max(slowest, Number(process.hrtime.bigint() - start) / 1e9);
}
process.stdout.write(JSON.stringify({ faults: faults.slice(0, 5), slowest }));
