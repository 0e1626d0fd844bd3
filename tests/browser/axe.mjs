// What axe-core finds wrong on a page, as [rule, HTML].
import fs from "node:fs";
import { createRequire } from "node:module";

const source = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const COLOURS = ["color-contrast", "link-in-text-block"];

/** By every rule, or by those of colours alone: what the others find depends on no colour scheme. */
export async function violations(page, { colours = false } = {}) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(source);
  const options = { resultTypes: ["violations"], ...(colours ? { runOnly: COLOURS } : {}) };
  return page.evaluate(async (chosen) => (await window.axe.run(chosen)).violations.map((one) => [one.id, one.nodes[0].html]), options);
}
