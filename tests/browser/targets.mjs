// What a thumb must hit, on every page type at 360 px: targets.mjs SITE ADDRESS…
// Returns what is smaller than 44 px. Links inside a sentence are left out, as WCAG 2.5.5 leaves them out.
import { session } from "./session.mjs";

const [site, ...addresses] = process.argv.slice(2);

await session(site, async ({ page, base, faults }) => {
  const small = [];
  for (const address of addresses) {
    const before = faults.length;
    await page.goto(base + address, { waitUntil: "load" });
    if (address.includes("?q=")) await page.waitForSelector("a.result__link");
    if (address.includes("?a=")) await page.waitForSelector(".compare__grid");
    await page.evaluate(() => {
      document.querySelector("[data-menu]")?.click();
      document.querySelector(".choose__start")?.click();
      for (const details of document.querySelectorAll("main details")) details.open = true;
    });
    await new Promise((ready) => setTimeout(ready, 300));
    small.push(...(await page.evaluate(tooSmall)).map((target) => `${address}: ${target}`));
    if (address === "tidak-ada/") faults.splice(before); // an answer of 404 is what is asked for
  }
  return small;
});

function tooSmall() {
  const LEAST = 44 - 0.5; // px; half a pixel is rounding
  const nodes = [...document.querySelectorAll("a[href], button, input, select, summary")];
  return nodes.filter((node) => node.getClientRects().length && !exempt(node)).map((node) => [node, area(node)])
    .filter(([, box]) => box.height < LEAST || box.width < LEAST)
    .map(([node, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${node.outerHTML.slice(0, 100)}`);

  /** Inside running text; only there for the keyboard. */
  function exempt(node) {
    if (node.matches(".md-skip, .cite")) return true;
    const style = getComputedStyle(node);
    const own = node.textContent.trim();
    const around = (node.closest("p, li, dd, td, span, h1, h2, h3") ?? node).textContent.trim();
    return node.tagName === "A" && style.display === "inline" && style.position === "static" && around !== own;
  }
  /** What answers to a touch: the label of a box, the whole card of a link that is spread over it. */
  function area(node) {
    if (node.matches("input[type=checkbox]")) return node.closest("label").getBoundingClientRect();
    const spread = getComputedStyle(node, "::after");
    const whole = spread.content !== "none" && spread.position === "absolute" && spread.inset === "0px";
    return (whole && getComputedStyle(node).position === "static" ? node.offsetParent : node).getBoundingClientRect();
  }
}
