// The form and the page after it as axe-core and a narrow screen find them, empty, complaining and ready to send: look.mjs SITE
import { violations as violationsOf } from "../browser/axe.mjs";
import { session } from "../browser/session.mjs";

const [site] = process.argv.slice(2);
const check = (page) => page.click("[data-check]");
const everything = (page) => page.$$eval("details, [data-add]", (nodes) => nodes.forEach((node) => (node.localName === "details" ? (node.open = true) : node.click())));
const STATES = {
  "usulkan/": [async () => {}, everything, check],
  "usulkan/?ubah=akta-seketika": [
    async (page) => {
      await page.$eval("[name=mulai]", (node) => { node.value = "2020"; node.dispatchEvent(new Event("change", { bubbles: true })); });
      await check(page);
      await page.click(".ways-to-send .button");
    },
    (page) => page.$$eval(".preview__tab", (tabs) => tabs.at(-1).click()),
    (page) => page.$eval("[data-clear]", (node) => node.click()),
  ],
  "usulkan/terkirim/": [async () => {}],
};

await session(site, async ({ page, base }) => {
  const violations = [], wide = [];
  await page.evaluateOnNewDocument(() => { window.open = () => {}; });
  for (const [address, states] of Object.entries(STATES)) {
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await page.goto(base + address, { waitUntil: "load" });
    if (!address.endsWith("terkirim/")) await page.waitForSelector("[data-check]:not([disabled])");
    for (const [number, state] of states.entries()) {
      await page.setViewport({ width: 1280, height: 800 });
      await state(page);
      for (const width of [360, 1280]) {
        await page.setViewport({ width, height: 800 });
        if (await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth)) wide.push(`${address} ${number}`);
        for (const scheme of ["light", "dark"]) {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
          const found = await violationsOf(page, { colours: scheme === "dark" });
          violations.push(...found.map((one) => `${address} ${number} ${width} ${scheme}: ${one.join(" ").slice(0, 160)}`));
        }
      }
      await page.setViewport({ width: 320, height: 640 });
      if (await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth)) wide.push(`${address} ${number} 320`);
    }
  }
  return { violations, wide };
});
