// A citizen's way: home → service area → innovation → agency, then a search from the header.
import { session } from "./session.mjs";

const [site, query] = process.argv.slice(2);

await session(site, async ({ page, base }) => {
  const seen = [];
  const follow = async (selector) => {
    const link = await page.waitForSelector(selector);
    await Promise.all([page.waitForNavigation({ waitUntil: "load" }), link.evaluate((node) => node.click())]);
    seen.push({ address: page.url().slice(base.length), title: await page.title() });
  };
  await page.goto(base, { waitUntil: "load" });
  await follow("main a[href^='urusan/'], main a[href^='./urusan/']");
  await follow("main a[href*='inovasi/']");
  await follow("main a[href*='perangkat-daerah/']");
  const box = await page.waitForSelector("header input[type=search], header [data-search-input]");
  await box.evaluate((node, text) => ((node.value = text), node.form.requestSubmit()), query);
  await page.waitForNavigation({ waitUntil: "load" });
  await page.waitForSelector("a.result__link");
  const results = await page.$$eval("a.result__link", (links) => links.slice(0, 5).map((link) => link.textContent));
  return { seen, results, address: page.url().slice(base.length) };
});
