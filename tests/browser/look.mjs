// Page types as axe-core and a narrow screen find them: look.mjs SITE ADDRESS…
// "#filters" after an address opens all filters of its list first, "#menu" the menu, "#choose" what chooses for comparing.
import { violations as violationsOf } from "./axe.mjs";
import { session } from "./session.mjs";

const [site, ...addresses] = process.argv.slice(2);
const WIDTHS = [360, 1280];
const OPEN = {
  filters: openFilters,
  menu: (page) => press(page, "[data-menu]"),
  choose: (page) => press(page, ".choose__start"),
};

await session(site, async ({ page, base, faults }) => {
  const violations = [];
  const wide = [];
  const missing = [];
  for (const address of addresses) {
    const [place, opened] = address.split("#");
    const before = faults.length;
    await page.setViewport({ width: 360, height: 740 });
    await visit(page, base + place);
    if (opened) missing.push(...((await OPEN[opened](page)) ? [] : [address]));
    if (place !== "tidak-ada/" && (await page.$(".page--missing"))) missing.push(address);
    await page.setViewport({ width: 320, height: 640 });
    if (await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth)) wide.push(address);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 800 });
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([
          { name: "prefers-color-scheme", value: scheme },
          { name: "prefers-reduced-motion", value: "reduce" },
        ]);
        const found = await violationsOf(page, { colours: scheme === "dark" });
        violations.push(...found.map(([id, html]) => `${address} ${width} ${scheme}: ${id} ${html.slice(0, 120)}`));
      }
    }
    // Printed afresh, as a reader does: Chromium keeps colours of the dark screen when only the medium changes.
    await page.emulateMediaType("print");
    await visit(page, base + place);
    const printed = await violationsOf(page, { colours: true });
    violations.push(...printed.map(([id, html]) => `${address} print: ${id} ${html.slice(0, 120)}`));
    await page.emulateMediaType("screen");
    if (place === "tidak-ada/") faults.splice(before); // an answer of 404 is what is asked for
  }
  return { violations, wide, missing };
});

/** Open a page and wait for what its scripts make. */
async function visit(page, address) {
  await page.goto(address, { waitUntil: "load" });
  if (address.includes("?q=")) await page.waitForSelector("a.result__link");
  if (address.includes("?a=")) await page.waitForSelector(".compare__grid");
}

/** Press a button that is only there with the script; false where it is missing. */
async function press(page, selector) {
  const button = await page.waitForSelector(selector, { visible: true, timeout: 5000 }).catch(() => null);
  await button?.click();
  return Boolean(button);
}

/** Open every group of filters; false where there is none. */
async function openFilters(page) {
  await page.waitForSelector("main details", { timeout: 5000 }).catch(() => null);
  return page.$$eval("main details", (groups) => {
    for (const group of groups) group.open = true;
    return groups.length > 0;
  });
}
