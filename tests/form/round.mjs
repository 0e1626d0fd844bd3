// Every record of a site loaded in edit mode and written again: round.mjs SITE SLUG…; the answer is slug → text.
import { session } from "../browser/session.mjs";

const [site, ...slugs] = process.argv.slice(2);

await session(site, async ({ page, base }) => {
  const written = {};
  for (const slug of slugs) {
    await page.goto(`${base}usulkan/?ubah=${slug}`, { waitUntil: "load" });
    await page.waitForSelector("[data-check]:not([disabled])");
    const tab = (await page.$$(".preview__tab"))[1];
    await tab.evaluate((node) => node.click());
    written[slug] = await page.$eval(".preview__file", (node) => node.textContent.slice(0, -1));
  }
  return written;
});
