// A record corrected where the site is opened from a folder: folder.mjs SITE SLUG answers the file that would be sent.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { session } from "../browser/session.mjs";

const [site, slug] = process.argv.slice(2);

await session(site, async ({ page, faults }) => {
  await page.goto(`${pathToFileURL(path.resolve(site, "usulkan/index.html"))}?ubah=${slug}`, { waitUntil: "load" });
  await page.waitForSelector("[data-check]:not([disabled])");
  await page.$$eval(".preview__tab", (tabs) => tabs[1].click());
  for (let n = faults.length - 1; n >= 0; n -= 1) if (faults[n].startsWith("foreign file:")) faults.splice(n, 1);
  return page.$eval(".preview__file", (node) => node.textContent.slice(0, -1));
});
