// The form's page where no script runs: plain.mjs SITE
import { session } from "../browser/session.mjs";

const [site] = process.argv.slice(2);

await session(site, async ({ page, base }) => {
  await page.setJavaScriptEnabled(false);
  await page.goto(`${base}usulkan/`, { waitUntil: "load" });
  return page.evaluate(() => ({
    ways: [...document.querySelectorAll(".propose__plain li")].filter((node) => node.offsetParent).map((node) => node.textContent.trim()),
    fields: [...document.querySelectorAll("form.propose__form :is(input, select, textarea)")].filter((node) => node.offsetParent).length,
    disabled: document.querySelector("[data-check]").disabled,
  }));
});
