// Page types as axe-core and a narrow screen find them: look.mjs SITE ADDRESS…
// "#filters" after an address opens all filters of its list first.
import fs from "node:fs";
import { createRequire } from "node:module";
import { session } from "./session.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [site, ...addresses] = process.argv.slice(2);
const WIDTHS = [360, 1280];

await session(site, async ({ page, base, faults }) => {
  const violations = [];
  const wide = [];
  const missing = [];
  for (const address of addresses) {
    const [place, filters] = address.split("#");
    const before = faults.length;
    await page.goto(base + place, { waitUntil: "load" });
    if (place.includes("?q=")) await page.waitForSelector("a.result__link");
    if (place.includes("?a=")) await page.waitForSelector(".compare__grid");
    if (filters) missing.push(...((await open(page)) ? [] : [address]));
    if (place === "tidak-ada/") faults.splice(before); // an answer of 404 is what is asked for
    else if (await page.$(".page--missing")) missing.push(address);
    await page.setViewport({ width: 320, height: 640 });
    if (await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth)) wide.push(address);
    await page.evaluate(axe);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 800 });
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
        ]);
        const found = await page.evaluate(async () => (await window.axe.run()).violations.map((one) => [one.id, one.nodes[0].html]));
        violations.push(...found.map(([id, html]) => `${address} ${width} ${scheme}: ${id} ${html.slice(0, 120)}`));
      }
    }
  }
  return { violations, wide, missing };
});

/** Open every group of filters; false where there is none. */
async function open(page) {
  await page.waitForSelector("main details", { timeout: 5000 }).catch(() => null);
  return page.$$eval("main details", (groups) => {
    for (const group of groups) group.open = true;
    return groups.length > 0;
  });
}
