// Every page type by keyboard, at 360 and 1280 px, and at 400 % zoom: walks.mjs SITE ADDRESS…
// Each stop of the Tab key is seen and comes further on; no page holds the key; nothing has to be scrolled sideways.
import { session } from "./session.mjs";

const [site, ...addresses] = process.argv.slice(2);
const MOST = 45; // stops: past the header and well into the page; lists go on like that

await session(site, async ({ page, base, faults }) => {
  const found = [];
  for (const address of addresses) {
    const before = faults.length;
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    for (const width of [360, 1280]) {
      await page.setViewport({ width, height: 740 });
      await page.goto(base + address, { waitUntil: "load" });
      if (address.includes("?q=")) await page.waitForSelector("a.result__link");
      if (address.includes("?a=")) await page.waitForSelector(".compare__grid");
      found.push(...(await walk(page)).map((fault) => `${address} ${width}: ${fault}`));
    }
    // WCAG 1.4.10: 1280 by 1024 px at 400 %.
    await page.setViewport({ width: 320, height: 256 });
    if (await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth)) found.push(`${address} 400 %: wide`);
    found.push(...(await page.evaluate(cut)).map((name) => `${address} 400 %: cut ${name}`));
    found.push(...(await page.evaluate(moving)).map((name) => `${address}: moves ${name}`));
    found.push(...(await page.evaluate(frame, address.startsWith("en/") ? "en" : "id")).map((name) => `${address}: ${name}`));
    if (address === "tidak-ada/") faults.splice(before); // an answer of 404 is what is asked for
  }
  return found;
});

/** Press Tab until the page ends or MOST stops were made; what is wrong with them. */
async function walk(page) {
  const wrong = [];
  const passed = new Set();
  await page.evaluate(() => (window.numbers = new Map()));
  for (let press = 0; press < MOST; press += 1) {
    await page.keyboard.press("Tab");
    const { number, name, ringed, shown, end } = await page.evaluate(stop);
    if (end || (number === 0 && passed.size)) break; // past the last, or round to the first again
    if (passed.has(number)) wrong.push(`${name} is reached twice`);
    passed.add(number);
    if (!ringed) wrong.push(`${name} has no ring`);
    if (!shown) wrong.push(`${name} cannot be seen`);
  }
  if (passed.size < 5) wrong.push(`only ${passed.size} stops`);
  return wrong;
}

/** The element that has the focus: whether it is ringed and lies in sight, not behind anything. */
function stop() {
  const node = document.activeElement;
  if (!node || node === document.body) return { end: true };
  const number = window.numbers.get(node) ?? window.numbers.size;
  window.numbers.set(node, number);
  const rings = [node, ...node.querySelectorAll("rect")].flatMap((each) => [getComputedStyle(each), getComputedStyle(each, "::after")]);
  const ringed = rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  const box = node.getBoundingClientRect();
  const middle = document.elementFromPoint(box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1));
  const shown = box.width > 0 && box.bottom > 0 && box.top < innerHeight && Boolean(middle);
  const covered = middle && !node.contains(middle) && !middle.contains(node) && getComputedStyle(middle).position === "fixed";
  return { number, ringed, shown: shown && !covered, name: node.outerHTML.slice(0, 90) };
}

/** Texts that end before they are said whole. */
function cut() {
  const texts = [...document.querySelectorAll("main :is(h1, h2, h3, p, a, button, dd, td, th, li)")];
  const visible = texts.filter((node) => node.getClientRects().length && !node.closest(".hidden, svg"));
  return visible.filter((node) => node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.outerHTML.slice(0, 80));
}

/** What moves though the reader asked for stillness. */
function moving() {
  const long = (value) => value.split(",").some((part) => parseFloat(part) > 0.01);
  const nodes = [...document.querySelectorAll("*")].filter((node) => {
    const style = getComputedStyle(node);
    return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration));
  });
  return nodes.slice(0, 3).map((node) => node.outerHTML.slice(0, 80));
}

/** Language, landmarks and the order of headings. */
function frame(language) {
  const wrong = [];
  if (document.documentElement.lang !== language) wrong.push("language");
  for (const [name, selector] of Object.entries({ banner: "body > header", main: "body > main", contentinfo: "body > footer" })) {
    if (document.querySelectorAll(selector).length !== 1) wrong.push(`landmark ${name}`);
  }
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].filter((node) => node.getClientRects().length).map((node) => Number(node.tagName[1]));
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) wrong.push("first heading");
  levels.forEach((level, n) => level > (levels[n - 1] ?? 0) + 1 && wrong.push(`heading ${n} skips to ${level}`));
  return wrong;
}
