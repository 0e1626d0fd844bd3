// What moves on its own while a page loads, on a slow phone: shifts.mjs SITE ADDRESS…
// Returns the layout shift of each page (https://web.dev/articles/cls) that is worth a word.
import { session } from "./session.mjs";

const [site, ...addresses] = process.argv.slice(2);
const WORTH_A_WORD = 0.01;

await session(site, async ({ page, base, faults }) => {
  const devtools = await page.createCDPSession();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 2 });
  await page.evaluateOnNewDocument(() => {
    window.moved = [];
    const note = (list) => window.moved.push(...list.getEntries().map((entry) => ({
      value: entry.value,
      what: entry.sources.map((source) => `${source.node?.nodeName}.${source.node?.className}`).join(" "),
    })));
    new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
  });
  const found = [];
  for (const address of addresses) {
    const before = faults.length;
    await page.goto(base + address, { waitUntil: "networkidle0" });
    const moved = await page.evaluate(() => window.moved);
    const total = moved.reduce((sum, each) => sum + each.value, 0);
    if (total > WORTH_A_WORD) found.push(`${address}: ${total.toFixed(3)} ${moved.map((each) => each.what).join(", ")}`);
    if (address === "tidak-ada/") faults.splice(before); // an answer of 404 is what is asked for
  }
  return found;
});
