// What the first view of a page takes, zipped, as a server sends it: weight.mjs SITE ADDRESS
import { gzipSync } from "node:zlib";
import { session } from "./session.mjs";

const [site, address] = process.argv.slice(2);

await session(site, async ({ page, base }) => {
  const answers = [];
  page.on("response", (answer) => answer.url().startsWith(base) && answers.push(answer)); // not the drawings inside a style sheet
  await page.goto(base + address, { waitUntil: "networkidle0" });
  const sizes = {};
  for (const answer of answers) sizes[answer.url().slice(base.length)] = gzipSync(await answer.buffer(), { level: 9 }).length;
  return sizes;
});
