// The search from a folder, without any server: offline.mjs SITE QUERY.
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [site, query] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
try {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`${pathToFileURL(path.resolve(site, "cari/index.html"))}?q=${encodeURIComponent(query)}`);
  await page.waitForSelector("a.result__link");
  const links = await page.$$eval("a.result__link", (found) => found.map((link) => link.href));
  await page.$eval("[data-search-input]", (input) => {
    input.value = "bank sampah";
    input.form.requestSubmit();
  });
  await page.waitForFunction(() => document.querySelector("a.result__link")?.textContent === "BANK SAMPAH BERKILAU");
  await page.goto(links[0]);
  process.stdout.write(JSON.stringify({ links, title: await page.title(), faults }));
} finally {
  await browser.close();
}
