// Choosing three innovations in a list and comparing them, over HTTP or from a folder: compare.mjs SITE http|file
import path from "node:path";
import { pathToFileURL } from "node:url";
import { session } from "./session.mjs";

const [site, way] = process.argv.slice(2);

await session(site, async ({ page, base, faults }) => {
  const root = way === "file" ? `${pathToFileURL(path.resolve(site))}/` : base;
  const tail = way === "file" ? "index.html" : "";
  const texts = (selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
  const press = (selector, nth = 0) => page.$$eval(selector, (nodes, n) => nodes[n].click(), nth);
  const names = () => texts(".compare__name");
  const until = async (wanted) => {
    await page.waitForFunction((n) => document.querySelectorAll(".compare__name").length === n, {}, wanted);
  };
  const result = {};

  await page.goto(`${root}inovasi/${tail}`, { waitUntil: "load" });
  await press(".choose__start");
  const choose = (slug) => press(`.choose__one[data-slug=${slug}]`);
  await choose("gendis-mamas");
  result.hint = (await texts(".choose__says")).join("");
  result.goes = await page.$eval(".choose__go", (node) => !node.hidden);
  for (const slug of ["pattas-sosial-mitra-kurir-langit", "rumah-singgah-odgj", "gendis"]) await choose(slug);
  result.tooMany = await page.$$eval(".choose__one[aria-pressed=true]", (found) => found.length);
  const cards = await page.$$eval(".choose__one[aria-pressed=true]", (found) =>
    found.map((node) => node.closest(".card").querySelector("h3 a")).map((link) => [link.textContent, link.href]),
  );
  result.chosen = cards.map(([name]) => name);
  result.slugs = cards.map(([, href]) => href.match(/inovasi\/([a-z0-9-]+)\//)[1]);

  await Promise.all([page.waitForNavigation(), press(".choose__go")]);
  await until(3);
  result.address = new URL(page.url()).searchParams.getAll("a").map((slug) => `?a=${slug}`);
  result.named = await names();
  result.rows = await page.$$eval(".compare__grid tbody th", (found) => found.map((node) => node.firstChild.textContent));
  result.announced = (await texts(".compare__status")).join("");
  result.marked = (await texts(".compare__same")).length;
  await press(".compare__options input");
  result.hiddenWhenOnlyDiffering = await page.$$eval("tbody tr", (found) => found.filter((row) => !row.offsetParent).length);

  await press(".compare__remove", 0);
  await until(2);
  result.afterRemoving = await names();
  await page.waitForFunction(() => document.activeElement.classList.contains("compare__remove"));
  result.focusAfterRemoving = await page.evaluate(() => document.activeElement.className);
  await page.type("#compare-add", "tidak-ada-begini");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".compare__note").textContent);
  result.unknown = (await texts(".compare__note")).join("");
  await page.$eval("#compare-add", (node) => (node.value = ""));
  await page.type("#compare-add", "gendis");
  await page.keyboard.press("Enter");
  await until(3);
  result.afterAdding = await names();
  await page.goBack();
  await until(2);
  result.afterGoingBack = await names();
  if (way === "file") faults.splice(0, faults.length, ...faults.filter((fault) => !fault.startsWith("foreign file:")));
  return result;
});
