// A proposal by keyboard alone, on a phone's width: keys.mjs SITE answers whether it could be sent and which stops were unseen.
import { session } from "../browser/session.mjs";

const [site] = process.argv.slice(2);
const TYPED = {
  nama: "Loket Subuh",
  ringkasan: "Warga mengurus akta kelahiran dari rumah lewat telepon.",
  perangkat_daerah: "Dinas Kep",
  "urusan[1]": "K",
  solusi: "Petugas mengantar akta.",
  "sumber[1].judul": "Akta Diantar",
};

await session(site, async ({ page, base }) => {
  await page.goto(`${base}usulkan/`, { waitUntil: "load" });
  await page.waitForSelector("[data-check]:not([disabled])");
  const unseen = [];
  const here = () => page.evaluate(() => {
    const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
    const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return { name: node.name || "", check: "check" in node.dataset, text: node.textContent.slice(0, 40), seen: ringed && box.width > 0 && box.bottom > 0 && box.top < innerHeight };
  });
  for (let press = 0; press < 90; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await here();
    if (!stop.seen && press > 0) unseen.push(stop);
    if (TYPED[stop.name]) await page.keyboard.type(TYPED[stop.name]);
    if (stop.check) break;
  }
  await page.keyboard.press("Enter");
  const sent = await page.evaluate(() => document.activeElement === document.querySelector("[data-send]"));
  return { unseen, sent };
});
