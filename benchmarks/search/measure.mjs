// Types every query into a built site's own search page: rankings, bytes, and how long a query takes.
//   node measure.mjs SITE QUERIES.json OUT.json PATH LINKS STEP [SLOWER]
// PATH holds {q}; LINKS selects the result links; every STEPth query is typed; with SLOWER (4) our own module
// is also timed with all of them on a processor slowed so much.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import puppeteer from "puppeteer-core";

const [site, asked, out, address, links, step, slower] = process.argv.slice(2);
const queries = JSON.parse(fs.readFileSync(asked));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };
let sent = [];
const server = http.createServer((request, answer) => {
  let name = decodeURIComponent(request.url.split("?")[0]);
  if (name.endsWith("/")) name += "index.html";
  const file = path.join(site, path.normalize(name));
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) return answer.writeHead(404).end();
  const extension = path.extname(file);
  const body = TYPES[extension] ? zlib.gzipSync(fs.readFileSync(file)) : fs.readFileSync(file);
  sent.push({ url: request.url, bytes: body.length });
  answer.writeHead(200, { "content-type": TYPES[extension] || "application/octet-stream", ...(TYPES[extension] && { "content-encoding": "gzip" }) });
  answer.end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", headless: true, args: ["--no-sandbox", "--disable-gpu"] });
const bytes = (of = () => true) => sent.filter(({ url }) => of(url)).reduce((sum, one) => sum + one.bytes, 0);
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)];

const page = await browser.newPage();
await page.goto(base + "/", { waitUntil: "networkidle0" });
const visit = bytes(), visitSearch = bytes((url) => /search|pagefind|worker/.test(url)), seen = new Set(sent.map(({ url }) => url));
const run = {}, first = [];
const typed = queries.filter((_, number) => number % Number(step) === 0);
for (const [number, query] of typed.entries()) {
  sent = [];
  // Every eighth query is asked by somebody who has only seen the first page.
  const fresh = number % 8 === 0 || typed.length < 20;
  const context = fresh ? await browser.createBrowserContext() : null;
  const tab = fresh ? await context.newPage() : page;
  await tab.goto(base + address.replace("{q}", encodeURIComponent(query.query)), { waitUntil: fresh ? "networkidle0" : "load" });
  let hrefs = [], steady = 0;
  for (let turn = 0; turn < 40 && steady < 4; turn++) {
    await new Promise((done) => setTimeout(done, 50));
    const now = await tab.$$eval(links, (found) => found.map((link) => link.href));
    steady = now.length && now.join() === hrefs.join() ? steady + 1 : 0;
    hrefs = now;
  }
  run[query.qid] = [...new Set(hrefs.map((href) => (href.match(/inovasi\/([^/?#]+)/) || [])[1]).filter(Boolean))];
  if (fresh) {
    first.push(bytes((url) => !seen.has(url) && !url.includes("q=")));
    await context.close();
  }
}
const result = { visit, visitSearch, firstSearchMedian: percentile(first, 0.5), firstSearchMost: Math.max(...first), run };

if (slower) {
  await (await page.createCDPSession()).send("Emulation.setCPUThrottlingRate", { rate: Number(slower) });
  await page.goto(base + address.replace("{q}", ""), { waitUntil: "networkidle0" });
  result.times = await page.evaluate(async (texts) => {
    const K = globalThis.KatalogCari;
    const engine = await K.open(K.loader(new URL("index/", K.here)));
    const cold = [], warm = [];
    for (const times of [cold, warm]) {
      for (const text of texts) {
        const start = performance.now();
        await engine.search(text);
        times.push(performance.now() - start);
      }
    }
    return { cold, warm };
  }, queries.map((query) => query.query));
  result.times = { coldP95: percentile(result.times.cold, 0.95), warmP95: percentile(result.times.warm, 0.95) };
}
fs.writeFileSync(out, JSON.stringify(result));
await browser.close();
server.close();
