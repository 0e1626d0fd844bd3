// Pictures of every page type for README and guides: screenshots.mjs SITE FOLDER (see `make screenshots`).
import path from "node:path";
import { session } from "./session.mjs";

const [site, folder] = process.argv.slice(2);
const PHONE = { width: 360, height: 720 };
const DESK = { width: 1100, height: 700 };
const SHOTS = [
  ["beranda", "", PHONE],
  ["beranda-gelap", "", PHONE, { dark: true }],
  ["beranda-lebar", "", DESK],
  ["daftar", "inovasi/", PHONE],
  ["urusan", "urusan/", PHONE],
  ["urusan-satu", "urusan/kesehatan/", PHONE, { open: "main details" }],
  ["perangkat-daerah", "perangkat-daerah/", PHONE],
  ["perangkat-daerah-satu", "perangkat-daerah/dinkes/", PHONE],
  ["festival", "festival/", PHONE],
  ["festival-satu", "festival/festival-2017/", PHONE],
  ["tahun", "tahun/", PHONE],
  ["tahun-satu", "tahun/2023/", PHONE],
  ["penghargaan", "penghargaan/", PHONE],
  ["inovasi", "inovasi/psc-119-satria/", PHONE],
  ["inovasi-lebar", "inovasi/psc-119-satria/", DESK],
  ["cari", "cari/?q=ambulans", PHONE, { wait: "a.result__link" }],
  ["cari-lebar", "cari/?q=sampah", DESK, { wait: "a.result__link" }],
  ["banding", "banding/?a=jeknyong&a=salinmas", PHONE, { wait: ".compare__grid" }],
  ["banding-lebar", "banding/?a=jeknyong&a=salinmas&a=sumpah-beruang", DESK, { wait: ".compare__grid" }],
  ["kecamatan", "kecamatan/", PHONE],
  ["kecamatan-lebar", "kecamatan/", DESK, { dark: true }],
  ["kecamatan-satu", "kecamatan/cilongok/", PHONE],
  ["statistik", "statistik/", PHONE],
  ["kesegaran", "kesegaran/", PHONE],
  ["usulkan", "usulkan/", PHONE],
  ["data", "data/", PHONE],
  ["panduan", "panduan/menambah-inovasi/", PHONE],
  ["aturan", "panduan/aturan/", PHONE],
  ["aturan-satu", "panduan/aturan/r201/", PHONE],
  ["kolom", "panduan/kolom/", PHONE],
  ["tentang", "tentang/", PHONE],
  ["halaman-sendiri", "tentang-festival/", PHONE],
  ["inggris", "en/inovasi/psc-119-satria/", PHONE],
  ["inggris-lebar", "en/", DESK],
  ["aksesibilitas", "aksesibilitas/", PHONE],
  ["tidak-ditemukan", "404.html", PHONE],
];

await session(site, async ({ page, base }) => {
  for (const [name, address, size, { dark = false, wait, open } = {}] of SHOTS) {
    await page.setViewport(size);
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    await page.goto(base + address, { waitUntil: "networkidle0" });
    if (wait) await page.waitForSelector(wait);
    if (open) {
      await page.$eval(open, (node) => (node.open = true));
      await page.waitForSelector(`${open}[open] details`);
      await page.$eval(open, (node) => scrollTo(0, node.getBoundingClientRect().top - 100));
    }
    await page.screenshot({ path: path.join(folder, `${name}.png`), optimizeForSpeed: false });
  }
  return SHOTS.length;
});
