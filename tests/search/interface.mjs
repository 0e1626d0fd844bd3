// What a person does with the search: interface.mjs SITE. Prints what was seen at each step.
import { session } from "../browser/session.mjs";

await session(process.argv[2], async ({ page, base }) => {
  const seen = {};
  const idle = () => page.waitForSelector("[data-search-app][aria-busy=false]");
  const status = () => page.$eval(".search__status", (node) => node.textContent);
  const names = () => page.$$eval("a.result__link", (links) => links.map((link) => link.textContent));
  const address = () => page.url().slice(base.length);

  // From the front page: "/" leads to the box, suggestions come, arrows choose, Enter follows.
  await page.goto(base, { waitUntil: "load" });
  await page.keyboard.press("/");
  await page.keyboard.type("bank sam");
  await page.waitForSelector(".suggestions:not([hidden]) li");
  seen.suggested = await page.$$eval(".suggestion__label", (found) => found.map((one) => one.textContent));
  await page.keyboard.press("ArrowDown");
  seen.chosen = await page.$eval("[aria-activedescendant]", (input) => (
    document.getElementById(input.getAttribute("aria-activedescendant")).textContent));
  await page.keyboard.press("Escape");
  seen.closed = await page.$eval(".suggestions", (list) => list.hidden);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await idle();
  seen.submitted = [address(), (await names())[0]];

  // A misspelt word is replaced, with a way back.
  await page.goto(`${base}cari/?q=amblan`, { waitUntil: "load" });
  await idle();
  seen.replaced = [await page.$eval(".search__replaced", (node) => node.textContent), await names()];
  await page.click(".search__replaced a");
  await idle();
  seen.exactly = [address(), await status(), await page.$$eval(".search__empty a", (links) => links.length)];

  // Filters combine, stand in the address, and can be taken off one by one or by going back.
  await page.goto(`${base}cari/?q=sampah`, { waitUntil: "load" });
  await idle();
  const all = await status();
  seen.folded = await page.$eval(".search__panel", (panel) => !panel.open && !panel.hidden);
  await page.click(".search__panel > summary");
  await page.click("[data-facet=agency] summary");
  await page.waitForSelector("[data-facet=agency] input");
  const count = await page.$eval("[data-facet=agency] .facet__count", (node) => Number(node.textContent));
  await page.click("[data-facet=agency] input");
  await page.waitForSelector(".chip");
  await idle();
  seen.filtered = { all, count, status: await status(), address: address(), focus: await page.evaluate(() => document.activeElement.name) };
  await page.click(".chip");
  await page.waitForFunction(() => !document.querySelector(".chip"));
  await idle();
  seen.unfiltered = (await status()) === all;
  await page.goBack();
  await page.waitForSelector(".chip");
  seen.back = address() === seen.filtered.address;
  await page.select("#search-sort", "name");
  await page.waitForFunction(() => location.search.includes("sort=name"));
  await idle();
  const sorted = await names();
  seen.sorted = sorted.join() === [...sorted].sort().join();

  // The matched passage is marked; arrows walk through the results; Escape leads back to the box.
  await page.goto(`${base}cari/?q=tuberkulosis`, { waitUntil: "load" });
  await idle();
  seen.marked = await page.$$eval(".result__text mark", (marks) => marks.map((mark) => mark.textContent.toLowerCase()));
  await page.focus("a.result__link");
  await page.keyboard.press("Escape");
  seen.escaped = await page.evaluate(() => document.activeElement.matches("[data-search-input]"));

  // Nothing asked: the plain list, and recent searches that can be cleared.
  await page.goto(`${base}cari/`, { waitUntil: "load" });
  seen.recent = await page.$$eval(".search__queries a", (links) => links.map((link) => link.textContent));
  seen.plain = await page.$$eval(".search__plain a", (links) => links.filter((link) => link.offsetParent).length);
  await page.click(".search__clear");
  seen.cleared = [await page.$$eval(".search__queries a", (links) => links.length), await page.evaluate(() => localStorage.length)];

  // A list in a page is narrowed by words and facets, which its address keeps.
  await page.goto(`${base}inovasi/`, { waitUntil: "load" });
  const items = () => page.$$eval("[data-filter-list] > li", (found) => found.filter((item) => item.offsetParent).length);
  await page.waitForSelector("details.filter");
  seen.list = [await items()];
  await page.click("details.filter summary");
  await page.waitForSelector("[data-facet=area]");
  await page.type(".filter__input", "sampah");
  seen.list.push(await items());
  await page.click("[data-facet=area] summary");
  await page.waitForSelector("[data-facet=area] input");
  await page.click("[data-facet=area] input");
  seen.list.push(await items(), Number((await page.$eval(".filter__status", (node) => node.textContent)).split(" ")[0]));
  await page.reload({ waitUntil: "load" });
  await page.waitForSelector(".chip");
  seen.list.push(await items());

  // Hostile addresses are text.
  await page.goto(`${base}cari/?q=${encodeURIComponent("<img src=x onerror=alert(1)>\"'`{{7*7}}")}&area=%22%3E%3Cscript%3E`, { waitUntil: "load" });
  await idle();
  seen.hostile = await page.$$eval("img, .search__status script", (found) => found.length);

  // Small targets, on a phone.
  await page.goto(`${base}cari/?q=sampah`, { waitUntil: "load" });
  await idle();
  seen.small = await page.$$eval(".search__layout summary, .search__layout select, .search__layout button, .search__layout a", (found) => (
    found.filter((node) => node.offsetParent && node.getBoundingClientRect().height < 44).map((node) => node.className)));
  seen.wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return seen;
});
