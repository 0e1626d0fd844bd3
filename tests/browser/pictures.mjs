// The guides' pictures, taken from the real pages: pictures.mjs SITE FOLDER. Run by `make pictures`.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { session } from "./session.mjs";

const [site, folder] = process.argv.slice(2);
const EXAMPLE = {
  nama: "Antrean lewat Telepon",
  ringkasan: "Pasien mengambil nomor antrean puskesmas lewat telepon, sehingga tidak perlu datang sejak pagi.",
  masalah: "Pasien datang sejak subuh dan menunggu berjam-jam untuk mendapat giliran.",
  solusi: "Pasien menelepon loket sehari sebelumnya dan diberi tahu perkiraan jam periksanya.",
  "cara_akses.langkah[1]": "Telepon loket puskesmas sehari sebelum berobat.",
  "cara_akses.biaya": "Gratis",
  "sumber[1].judul": "Antrean Puskesmas Kini Bisa lewat Telepon",
};
const fill = (page, values) => page.evaluate((given) => {
  for (const [name, value] of Object.entries(given)) {
    const control = document.querySelector(`[name="${name}"]`);
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const first = (name) => [...document.querySelector(`[name="${name}"]`).options].find((option) => option.value);
  for (const name of ["perangkat_daerah", "urusan[1]"]) {
    const select = document.querySelector(`[name="${name}"]`);
    if (given[name] !== "") select.value = first(name).value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  scrollTo(0, 0);
}, values);
const open = async (page, base, address) => {
  await page.goto(base + address, { waitUntil: "load" });
  await page.evaluate(() => localStorage.clear());
  await page.goto(base + address, { waitUntil: "load" });
  await page.waitForSelector("[data-check]:not([disabled])");
};
// A picture of what stands between two elements, the whole width of the page.
const take = async (page, name, from, to = from, room = 16) => {
  const clip = await page.evaluate(([one, two, edge]) => {
    const [a, b] = [one, two].map((selector) => document.querySelector(selector).getBoundingClientRect());
    const left = Math.min(a.left, b.left) - edge, right = Math.max(a.right, b.right) + edge;
    return { x: Math.max(0, left + scrollX), y: Math.max(0, a.top + scrollY - edge), width: right - left, height: b.bottom - a.top + 2 * edge };
  }, [from, to, room]);
  await page.screenshot({ path: path.join(folder, `${name}.png`), clip, captureBeyondViewport: true });
};

mkdirSync(folder, { recursive: true });
await session(site, async ({ page, base }) => {
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.setViewport({ width: 960, height: 600 });
  for (const [name, address] of [["daerah-lain-beranda", ""], ["daerah-lain-data", "data/"]]) {
    await page.goto(base + address, { waitUntil: "load" });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
  await open(page, base, "usulkan/");
  await page.setViewport({ width: 640, height: 900 });
  await take(page, "formulir-awal", "h1", "[data-key=ringkasan]");
  await page.setViewport({ width: 1180, height: 760 });
  await fill(page, EXAMPLE);
  await page.screenshot({ path: path.join(folder, "formulir-pratinjau.png") });
  await page.click("[data-check]");
  await page.setViewport({ width: 640, height: 900 });
  await page.evaluate(() => document.activeElement.blur());
  await take(page, "formulir-kirim", "[data-send]");
  await open(page, base, "usulkan/");
  await fill(page, { ...EXAMPLE, ringkasan: "Antrean cepat.", perangkat_daerah: "" });
  await page.click("[data-check]");
  await page.evaluate(() => document.activeElement.blur());
  await take(page, "formulir-kesalahan", "[data-summary]", "[data-key=ringkasan]");
  const record = "kelas-ibu";
  await page.goto(`${base}inovasi/${record}/`, { waitUntil: "load" });
  await take(page, "perbaiki-tombol", "#ki-lapor", ".tell");
  await open(page, base, `usulkan/?ubah=${record}`);
  await page.setViewport({ width: 1180, height: 760 });
  await page.$eval("[name=solusi]", (control) => {
    control.value = "Bidan mengajar ibu hamil dan keluarganya di ruang tunggu puskesmas, setiap Selasa pertama dan ketiga.";
    control.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.$$eval(".preview__tab", (tabs) => tabs.at(-1).click());
  await take(page, "perbaiki-perubahan", ".preview__head", ".preview__view");
  return [];
});
