// Lighthouse, as a phone, on pages of a built site: measure.mjs SITE ROUNDS ADDRESS… → JSON of scores and figures.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".xml": "text/xml",
  ".png": "image/png", ".webp": "image/webp",
};
const CATEGORIES = ["accessibility", "best-practices", "seo", "performance"];
const FIGURES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

function serve(folder) {
  const server = http.createServer((request, answer) => {
    let name = decodeURIComponent(request.url.split("?")[0]);
    if (name.endsWith("/")) name += "index.html";
    const file = path.join(folder, path.normalize(name));
    if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return answer.writeHead(404).end();
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    answer.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=600" });
    return answer.end(zlib.gzipSync(fs.readFileSync(file)));
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const [site, rounds, ...addresses] = process.argv.slice(2);
const server = await serve(path.resolve(site));
const chrome = await launcher.launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
const found = {};
for (const address of addresses) {
  const runs = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    const url = `http://127.0.0.1:${server.address().port}/${address}`;
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
    runs.push(lhr);
  }
  const last = runs.at(-1);
  const scores = CATEGORIES.map((name) => [name, median(runs.map((run) => Math.round(run.categories[name].score * 100)))]);
  const figures = FIGURES.map((name) => [name, median(runs.map((run) => run.audits[name].numericValue))]);
  // What keeps a score from being full, so that a fall explains itself. Served without HTTPS, as every local site is.
  const failed = CATEGORIES.slice(0, 3).flatMap((name) => last.categories[name].auditRefs.filter(({ id, weight }) => (
    weight && last.audits[id].score !== null && last.audits[id].score < 1)).map(({ id }) => id));
  found[address] = { ...Object.fromEntries(scores), ...Object.fromEntries(figures), failed };
}
await chrome.kill();
server.close();
console.log(JSON.stringify({ lighthouse: (await import("lighthouse/package.json", { with: { type: "json" } })).default.version, pages: found }));
