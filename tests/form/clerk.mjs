// A clerk's way through the form: clerk.mjs SITE ADDRESS FOLDER reads steps from standard input and answers what was seen.
// steps: [["type", name, text] | ["choose", name, value] | ["press", selector] | ["read", selector] …]
import { readFileSync } from "node:fs";
import { session } from "../browser/session.mjs";

const [site, address, folder] = process.argv.slice(2);
const steps = JSON.parse(readFileSync(0, "utf8"));

await session(site, async ({ page, base, browser }) => {
  const client = await page.createCDPSession();
  await client.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
  const downloaded = new Promise((done) => client.on("Browser.downloadProgress", ({ state }) => state === "completed" && done()));
  await page.evaluateOnNewDocument(() => {
    window.opened = [];
    window.open = (url) => window.opened.push(url);
  });
  const ready = async (place) => {
    await page.goto(base + place, { waitUntil: "load" });
    await page.waitForSelector("[data-check]:not([disabled])");
  };
  await ready(address);
  const seen = [];
  const acts = {
    // What holds a field is opened first, as a person would.
    open: (name) => page.$eval(`[name="${name}"]`, (node) => { for (let at = node.closest("details"); at; at = at.parentElement.closest("details")) at.open = true; }),
    type: async (name, text) => {
      await acts.open(name);
      await page.click(`[name="${name}"]`, { count: 3 });
      await page.keyboard.press("Backspace");
      await page.type(`[name="${name}"]`, text);
      await page.$eval(`[name="${name}"]`, (node) => node.blur());
    },
    paste: (name, text) => page.$eval(`[name="${name}"]`, (node, value) => {
      node.value = value;
      node.dispatchEvent(new Event("input", { bubbles: true }));
      node.dispatchEvent(new Event("change", { bubbles: true }));
    }, text),
    choose: async (name, value) => { await acts.open(name); await page.select(`[name="${name}"]`, value); },
    press: async (selector) => { await page.$eval(selector, (node) => { const part = node.closest("details"); if (part) part.open = true; }); await page.click(selector); },
    read: async (selector) => seen.push(await page.$$eval(selector, (nodes) => nodes.map((node) => node.value ?? node.textContent))),
    text: async (selector) => seen.push(await page.$$eval(selector, (nodes) => nodes.filter((node) => node.offsetParent).map((node) => node.textContent.replace(/\s+/g, " ").trim()))),
    focus: async () => seen.push(await page.evaluate(() => document.activeElement.name || document.activeElement.dataset.summary === "" && "summary" || document.activeElement.textContent)),
    opened: async () => seen.push(await page.evaluate(() => window.opened)),
    hidden: async (selector) => seen.push(await page.$eval(selector, (node) => node.offsetParent === null)),
    downloaded: () => downloaded,
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    visit: (place) => ready(place),
    offline: () => page.setOfflineMode(true),
    denied: () => page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined })),
    copied: async () => {
      await browser.defaultBrowserContext().overridePermissions(base, ["clipboard-read", "clipboard-sanitized-write"]);
      seen.push(await page.evaluate(() => navigator.clipboard.readText()));
    },
    allowed: () => browser.defaultBrowserContext().overridePermissions(base, ["clipboard-read", "clipboard-sanitized-write"]),
  };
  for (const [act, ...words] of steps) await acts[act](...words);
  return seen;
});
