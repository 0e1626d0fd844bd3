// What of a page stands on paper: print.mjs SITE SELECTOR ADDRESS…
// A selector that ends in "::after" finds what has text there.
import { session } from "./session.mjs";

const [site, selector, ...addresses] = process.argv.slice(2);
const [nodes, after] = selector.split("::after").length > 1 ? [selector.replace("::after", ""), "::after"] : [selector];

await session(site, async ({ page, base }) => {
  const seen = {};
  await page.emulateMediaType("print");
  for (const address of addresses) {
    await page.goto(base + address, { waitUntil: "networkidle0" });
    seen[address] = await page.$$eval(nodes, (found, after) => {
      const printed = found.filter((node) => node.getClientRects().length > 0);
      const shown = after ? printed.filter((node) => getComputedStyle(node, after).content !== "none") : printed;
      return shown.map((node) => node.className || node.tagName);
    }, after);
  }
  return seen;
});
