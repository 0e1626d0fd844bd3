// A phone in the hand of someone who knows no agency: tasks.mjs SITE CASES (JSON).
// By taps from the front page, then by one search; each ends on a page that says whether it runs and whom to call.
import { session } from "./session.mjs";

const [site, cases] = process.argv.slice(2);

await session(site, async ({ page, base }) => {
  await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
  const answers = {};
  for (const { task, need, query, finds } of JSON.parse(cases)) answers[task] = await walked(page, base, need, query, finds);
  return answers;
});

async function walked(page, base, need, query, slugs) {
  let taps = 0;
  const tap = async (element) => {
    await element.scrollIntoView();
    await Promise.all([page.waitForNavigation({ waitUntil: "load" }), element.tap()]);
    taps += 1;
  };

  /** The first of the results that answers the task; its place counts from 1, 0 is not found. */
  const answer = async () => {
    await page.waitForSelector("a.result__link");
    const links = await page.$$("a.result__link");
    const found = await Promise.all(links.map((link) => link.evaluate((node) => node.href.match(/inovasi\/([a-z0-9-]+)\//)[1])));
    const place = found.findIndex((slug) => slugs.includes(slug));
    if (place >= 0) await tap(links[place]);
    return { place: place + 1, taps, ...(await page.evaluate(said)) };
  };

  await page.goto(base, { waitUntil: "load" });
  const offered = await page.$$("a.need");
  const texts = await Promise.all(offered.map((link) => link.evaluate((node) => node.textContent.trim())));
  if (!texts.includes(need)) return { offered: texts };
  await tap(offered[texts.indexOf(need)]);
  const byTaps = await answer();

  await page.goto(base, { waitUntil: "load" });
  taps = 0;
  await page.type(".hero input[type=search]", query);
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press("Enter")]);
  return { byTaps, bySearch: await answer() };
}

/** What a page says of its service: whether it runs, and where it can be asked. */
function said() {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length);
  const status = seen(".state__status").map((node) => node.textContent.trim());
  const ways = seen("main a[href^='tel:'], main a[href^='https://wa.me/'], main .ask__agency a, main .use--channels a");
  return { status: status.join(""), ways: ways.length };
}
