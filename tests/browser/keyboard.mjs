// What the Tab key reaches on a phone and on a wide screen, and whether each stop can be seen: keyboard.mjs SITE ADDRESS
import { session } from "./session.mjs";

const [site, address] = process.argv.slice(2);

await session(site, async ({ page, base }) => {
  const walks = {};
  for (const width of [360, 1280]) {
    await page.setViewport({ width, height: 800 });
    await page.goto(base + address, { waitUntil: "load" });
    walks[width] = await walk(page);
  }
  await page.goto(base + address, { waitUntil: "load" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const skipped = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  return { walks, skipped };
});

/** Press Tab until the first card has the focus, at most 60 times. */
async function walk(page) {
  const stops = [];
  for (let press = 0; press < 60 && stops.at(-1)?.name !== "card"; press += 1) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(stop));
  }
  return stops;
}

function stop() {
  const node = document.activeElement;
  const kinds = { skip: ".md-skip", menu: "[data-menu]", search: "header :is(.top__seek, input)", card: ".card__title a" };
  const name = Object.keys(kinds).find((key) => node.matches(kinds[key])) ?? node.tagName.toLowerCase();
  const rings = [getComputedStyle(node), getComputedStyle(node, "::after")];
  const box = node.getBoundingClientRect();
  const ringed = rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  return { name, seen: ringed && box.width > 0 && box.height > 0 };
}
