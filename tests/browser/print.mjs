// What of a page stands on paper: print.mjs SITE SELECTOR ADDRESS…
import { session } from "./session.mjs";

const [site, selector, ...addresses] = process.argv.slice(2);

await session(site, async ({ page, base }) => {
  const seen = {};
  await page.emulateMediaType("print");
  for (const address of addresses) {
    await page.goto(base + address, { waitUntil: "networkidle0" });
    seen[address] = await page.$$eval(selector, (nodes) =>
      nodes.filter((node) => node.getClientRects().length > 0).map((node) => node.className || node.tagName));
  }
  return seen;
});
