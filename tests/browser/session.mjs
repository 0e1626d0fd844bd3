// What every browser test needs: the built site on a local address, one Chromium, and the faults it saw.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import puppeteer from "puppeteer-core";

const PATIENCE = 120_000; // ms; a busy machine is slow, not broken
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
};

/** The headers that the site's own `_headers` names for an address: [[pattern, [[name, value], …]], …]. */
function readHeaders(site) {
  const rules = [];
  for (const line of fs.readFileSync(path.join(site, "_headers"), "utf8").split("\n")) {
    const [name, value] = line.trim().split(/: (.*)/s);
    if (line.startsWith(" ")) rules.at(-1)[1].push([name, value]);
    else if (line) rules.push([line.trim(), []]);
  }
  return rules;
}

function headersFor(rules, address) {
  const fitting = rules.filter(([pattern]) => address.startsWith(pattern.replace(/\*$/, "")));
  return Object.fromEntries(fitting.flatMap(([, headers]) => headers));
}

function serve(site, rules) {
  const server = http.createServer((request, answer) => {
    let name = decodeURIComponent(request.url.split("?")[0]);
    if (name.endsWith("/")) name += "index.html";
    let file = path.join(site, path.normalize(name));
    const found = file.startsWith(site) && fs.existsSync(file) && fs.statSync(file).isFile();
    if (!found) file = path.join(site, "404.html");
    const type = { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" };
    answer.writeHead(found ? 200 : 404, { ...type, ...headersFor(rules, request.url) });
    answer.end(fs.readFileSync(file));
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

/** Run `steps({ browser, page, base, faults })`, then print what they return as JSON. headers: serve with `_headers`. */
export async function session(site, steps, { width = 360, height = 740, dark = false, headers = false } = {}) {
  const server = await serve(path.resolve(site), headers ? readHeaders(site) : []);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    protocolTimeout: 2 * PATIENCE,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  try {
    const base = `http://127.0.0.1:${server.address().port}/`;
    const faults = [];
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    await page.evaluateOnNewDocument(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    page.on("pageerror", (error) => faults.push(`error ${error.message}`));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith(base) && !request.url().startsWith("data:")) faults.push(`foreign ${request.url()}`);
    });
    page.on("dialog", (dialog) => {
      faults.push(`dialog ${dialog.message()}`);
      dialog.dismiss();
    });
    const result = await steps({ browser, page, base, faults });
    process.stdout.write(JSON.stringify({ result, faults }));
  } finally {
    await browser.close();
    server.close();
  }
}
