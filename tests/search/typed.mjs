// Types queries into the built search page, one after another as a person would: typed.mjs SITE, queries on standard input.
import fs from "node:fs";
import { session } from "../browser/session.mjs";

const queries = JSON.parse(fs.readFileSync(0, "utf8"));
await session(process.argv[2], async ({ page, base }) => {
  await page.goto(`${base}cari/`, { waitUntil: "load" });
  const run = {};
  for (const { qid, text } of queries) {
    await page.$eval("form[role=search] input[name=q]", (input, value) => {
      input.value = value;
      input.form.requestSubmit();
    }, text);
    await page.waitForSelector("[data-search-app][aria-busy=false] .search__status:not(:empty)");
    run[qid] = await page.$$eval("a.result__link", (links) => links.map((link) => link.href.match(/inovasi\/([^/]+)/)[1]));
  }
  return run;
});
