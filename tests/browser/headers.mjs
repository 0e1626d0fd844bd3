// Pages opened from a server that sends the site's own `_headers`, and what came with each: headers.mjs SITE ADDRESS…
import { session } from "./session.mjs";

const [site, ...addresses] = process.argv.slice(2);

await session(
  site,
  async ({ page, base }) => {
    const seen = {};
    for (const address of addresses) {
      const answer = await page.goto(base + address, { waitUntil: "networkidle0" });
      seen[address] = answer.headers();
    }
    return seen;
  },
  { headers: true },
);
