// What the form says to mistakes, each made in an otherwise right proposal: mistakes.mjs SITE reads cases from standard input.
import { readFileSync } from "node:fs";
import { session } from "../browser/session.mjs";

const [site] = process.argv.slice(2);
const cases = JSON.parse(readFileSync(0, "utf8")).map(([text]) => JSON.parse(text));
const RIGHT = {
  nama: "Loket Subuh",
  ringkasan: "Warga mengurus akta kelahiran dari rumah lewat telepon.",
  perangkat_daerah: "dindukcapil",
  "urusan[1]": "adminduk",
  solusi: "Petugas mengantar akta.",
  "sumber[1].judul": "Akta Diantar",
};

await session(site, async ({ page, base }) => {
  const answers = [];
  await page.evaluateOnNewDocument(() => localStorage.clear());
  for (const { add = [], type } of cases) {
    await page.goto(`${base}usulkan/`, { waitUntil: "load" });
    await page.waitForSelector("[data-check]:not([disabled])");
    answers.push(await page.evaluate((groups, values) => {
      for (const key of groups) document.querySelector(`[data-key=${key}][data-kind=entries] > [data-add]`).click();
      for (const [name, value] of Object.entries(values)) {
        const control = document.querySelector(`[name="${name}"]`), [, number] = /^\*([0-9]+)$/.exec(value) ?? [];
        control.value = number ? "a".repeat(Number(number)) : value;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      }
      const texts = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.offsetParent).map((node) => node.textContent);
      const check = () => { document.querySelector("[data-check]").click(); return texts(".propose__faults a"); };
      const summary = check(), errors = texts(".field__error > span");
      const use = document.querySelector(".field__use"), offers = use ? use.textContent.replace(/^Pakai /, "") : "";
      if (use) use.click();
      return { summary, errors, offers, left: check().length };
    }, add, { ...RIGHT, ...type }));
  }
  return answers;
});
