// The list of everything on several pages: to the last page without a script, and its filter to the search.
// paged.mjs SITE WAY, WAY being "http" or "file".
import path from "node:path";
import { pathToFileURL } from "node:url";
import { session } from "./session.mjs";

const [site, way] = process.argv.slice(2);

await session(site, async ({ page, base, faults }) => {
  const start = way === "file" ? `${pathToFileURL(path.resolve(site))}/` : base;
  const list = `${start}inovasi/${way === "file" ? "index.html" : ""}`;
  await page.setJavaScriptEnabled(false);
  await page.goto(list, { waitUntil: "load" });
  const seen = [];
  for (let next = true; next; ) {
    seen.push({
      title: await page.title(),
      heading: await page.$eval("h1", (node) => node.textContent),
      here: await page.$eval(".pager [aria-current=page]", (node) => node.textContent),
      names: await page.$$eval(".card__title a", (links) => links.map((link) => link.href)),
    });
    next = await page.$(".pager a[rel=next]");
    if (next) await Promise.all([page.waitForNavigation(), next.click()]);
  }
  const letters = await page.$$eval(".letters a", (links) => links.map((link) => link.href));
  await page.goto(letters.at(-1), { waitUntil: "load" });
  const letter = await page.evaluate(() => document.querySelector(location.hash)?.className ?? "");

  await page.setJavaScriptEnabled(true);
  await page.goto(list, { waitUntil: "load" });
  await page.click("details.filter > summary");
  await page.waitForSelector("details.filter [data-facet]");
  await page.click("details.filter [data-facet] > summary");
  const box = await page.waitForSelector("details.filter [data-facet] input");
  const count = await page.evaluate((input) => Number(input.closest("label").querySelector(".facet__count").textContent), box);
  await Promise.all([page.waitForNavigation(), box.evaluate((input) => input.click())]);
  await page.waitForFunction(() => /\d/.test(document.querySelector(".search__status")?.textContent ?? ""));
  const found = await page.$eval(".search__status", (node) => Number(node.textContent.match(/\d+/)[0]));
  // A folder is what is asked for here.
  if (way === "file") faults.splice(0, faults.length, ...faults.filter((fault) => !fault.startsWith("foreign file:")));
  return { seen, letter, count, found, address: page.url().slice(start.length) };
});
