// Pages made of hostile texts: whether anything ran, was asked of strangers, or moved the page.
import fs from "node:fs";
import { session } from "./session.mjs";

const [site, list] = process.argv.slice(2);
const { addresses, queries } = JSON.parse(fs.readFileSync(list, "utf8"));

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
        if (kind !== "click" || !node.closest("a, button, input, select, summary")) node.dispatchEvent(new Event(kind, { bubbles: false }));
      }
    }
    return {
      title: document.title,
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
  const stored = await page.cookies();
  return { seen, searched, stored: stored.length, faults: faults.length };
});
