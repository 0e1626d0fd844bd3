// Pages made of hostile texts: whether anything ran, was asked of strangers, or moved the page or is cut off at its edge.
import fs from "node:fs";
import { session } from "./session.mjs";

const [site, list] = process.argv.slice(2);
const { addresses, queries, compared, proposed } = JSON.parse(fs.readFileSync(list, "utf8"));

await session(site, async ({ page, base, faults }) => {
  await page.evaluateOnNewDocument(() => {
    window.ran = [];
    for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => window.ran.push(name);
  });
  const look = () => page.evaluate(() => {
    const known = ["load", "error", "focus", "click", "mouseover", "pointerover", "toggle", "begin", "animationstart", "wheel"];
    const all = [...document.querySelectorAll("main *")];
    for (const kind of known) {
      for (const node of all) {
        if (kind !== "click" || !node.closest("a, button, input, select, summary, [role=option]")) node.dispatchEvent(new Event(kind, { bubbles: false }));
      }
    }
    const scrolls = (node) => node !== document.body && (/auto|scroll/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
    const outside = (node) => { const box = node.getBoundingClientRect(); return box.right > innerWidth + 1 && box.width > 1 && box.height > 1; };
    const cut = [...document.querySelectorAll("body *")].filter((node) => outside(node) && node.checkVisibility() && !node.closest(".hidden") && !scrolls(node));
    return {
      title: document.title,
      cut: cut.slice(0, 3).map((node) => `${node.localName} ${node.className} in ${node.parentElement.className}`),
      heading: document.querySelector("h1")?.textContent.trim().replace(/\s+/g, " "),
      ran: [...window.ran, ...(window.jahat ? ["jahat"] : [])],
      wide: document.documentElement.scrollWidth > window.innerWidth,
      landmarks: ["header", "main", "footer", "h1"].map((name) => document.querySelectorAll(`body > ${name}, main ${name}`).length),
      cookies: document.cookie,
    };
  });
  const seen = {};
  for (const address of addresses) {
    await page.goto(base + address, { waitUntil: "load" });
    seen[address] = await look();
  }
  const searched = [];
  for (const query of queries) {
    await page.goto(`${base}cari/?q=${encodeURIComponent(query)}#${encodeURIComponent(query)}`, { waitUntil: "networkidle0" });
    const found = await look();
    searched.push({ ...found, box: await page.$eval("input[name=q]", (box) => box.value) });
  }
  const said = (selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent.trim().replace(/\s+/g, " ")));
  const beside = [];
  for (const slugs of compared) {
    await page.goto(`${base}banding/?${slugs.map((slug) => `a=${slug}`).join("&")}`, { waitUntil: "networkidle0" });
    beside.push({ ...await look(), names: await said(".compare__name") });
  }
  const forms = [];
  for (const slug of proposed) {
    await page.goto(`${base}usulkan/?ubah=${slug}`, { waitUntil: "load" });
    await page.waitForSelector("[data-check]:not([disabled])");
    await page.waitForSelector(".preview__name");
    const [name] = await said(".preview__name");
    const tabs = [await look()];
    for (const tab of await page.$$(".preview__tab")) {
      await tab.evaluate((node) => node.click());
      tabs.push(await look());
    }
    forms.push({ name, field: await page.$eval("[name=nama]", (box) => box.value), tabs });
  }
  await page.goto(base, { waitUntil: "load" });
  await page.type("input[name=q]", "warga");
  await page.waitForSelector("[role=listbox] [role=option]", { visible: true });
  const typed = await look();
  const stored = await page.cookies();
  return { seen, searched, beside, forms, typed, stored: stored.length };
});
