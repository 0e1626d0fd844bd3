// What the proposal will look like: the page in rough, the file, and what changes. Text is only ever text here.
(() => {
  "use strict";
  const K = (globalThis.KatalogUsul = globalThis.KatalogUsul || {});

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  };

  // Emphasis and links within a line; anything else stands as it was typed.
  const INLINE = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|\[([^\]\n]+)\]\((https?:\/\/[^\s()<>"]+)\)/g;
  const inline = (text) => {
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(INLINE)) {
      parts.push(text.slice(end, match.index));
      if (match[1]) parts.push(element("strong", {}, match[1]));
      else if (match[2]) parts.push(element("em", {}, match[2]));
      else parts.push(element("a", { href: match[4], rel: "noopener nofollow", target: "_blank" }, match[3]));
      end = match.index + match[0].length;
    }
    return [...parts, text.slice(end)];
  };
  const BULLET = /^\s*[-*+] +/, NUMBER = /^\s*[0-9]+[.)] +/;
  const long = (text) => text.split(/\n\s*\n/).map((part) => {
    const lines = part.split("\n").filter((line) => line.trim());
    const mark = [BULLET, NUMBER].find((each) => lines.length && lines.every((line) => each.test(line)));
    if (!mark) return element("p", {}, ...inline(lines.join(" ")));
    return element(mark === BULLET ? "ul" : "ol", {}, ...lines.map((line) => element("li", {}, ...inline(line.replace(mark, "")))));
  });

  // label(field, id): what people read for an id or term.
  const pagePreview = (record, say, label) => {
    const word = (key) => say(`preview.${key}`);
    const titled = (key, ...children) => (children.some((child) => child) ? [element("p", { class: "preview__title" }, word(key)), ...children] : []);
    const list = (tag, values) => (values && values.length ? element(tag, {}, ...values.map((value) => element("li", {}, value))) : null);
    const joined = (...parts) => parts.filter(Boolean).join(", ");
    const access = record.cara_akses || {};
    const facts = [
      ["cost", access.biaya], ["duration", access.jangka_waktu], ["hours", access.jam_layanan], ["place", access.lokasi],
      ["district", access.kecamatan && label("cara_akses.kecamatan", access.kecamatan)],
      ["agency", record.perangkat_daerah && label("perangkat_daerah", record.perangkat_daerah)],
      ["areas", joined(...(record.urusan || []).map((id) => label("urusan", id)))],
      ["audience", record.sasaran], ["started", record.mulai],
    ].filter(([, value]) => value);
    const result = (each) => typeof each === "string" ? each
      : joined(each.teks, each.indikator && `${each.indikator}: ${[[each.sebelum, "before"], [each.sesudah, "after"]]
        .filter(([value]) => value).map(([value, when]) => `${word(when)} ${value} ${each.satuan || ""}`.trim()).join(", ")}`);
    const results = (record.hasil || []).map(result), awards = (record.penghargaan || []).map((each) => joined(each.peringkat, each.nama, each.tahun));
    const contacts = (access.kontak || []).map((each) => joined(each.jenis && label("cara_akses.kontak.jenis", each.jenis), each.nilai, each.keterangan));
    const sources = (record.sumber || []).map((each) => joined(each.judul, each.penerbit, each.tanggal));
    return [
      element("p", { class: "preview__name" }, record.nama || ""),
      record.kepanjangan ? element("p", { class: "lead__expansion" }, record.kepanjangan) : "",
      element("p", { class: "preview__summary" }, record.ringkasan || ""),
      facts.length ? element("dl", { class: "preview__facts" }, ...facts.map(([key, value]) => element("div", {}, element("dt", {}, word(key)), element("dd", {}, value)))) : "",
      ...titled("steps", list("ol", access.langkah)),
      ...titled("requirements", list("ul", access.syarat)),
      ...titled("contacts", list("ul", contacts)),
      ...titled("problem", ...(record.masalah ? long(record.masalah) : [])),
      ...titled("solution", ...(record.solusi ? long(record.solusi) : [])),
      ...titled("results", list("ul", results)),
      ...titled("awards", list("ul", awards)),
      ...titled("notes", list("ul", record.catatan)),
      ...titled("sources", list("ol", sources)),
    ].filter(Boolean);
  };

  // The changed lines of two texts, with a few around them: the longest common lines by a table.
  const changes = (before, after) => {
    const a = before.split("\n"), b = after.split("\n");
    const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
    const lines = [];
    let i = 0, j = 0;
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) { lines.push([" ", a[i]]); i += 1; j += 1; }
      else if (i < a.length && (j === b.length || table[i + 1][j] >= table[i][j + 1])) { lines.push(["-", a[i]]); i += 1; }
      else { lines.push(["+", b[j]]); j += 1; }
    }
    const near = (n) => lines.slice(Math.max(0, n - 1), n + 2).some(([sign]) => sign !== " ");
    return lines.filter((_, n) => near(n));
  };

  // The preview beside the form. label: see pagePreview; before(): the file as it is published, "" for a new one.
  const sketch = (box, { say, label, before, redraw }) => {
    let shown = "page";
    const tabs = element("div", { class: "preview__tabs", role: "group", "aria-label": say("js.preview") });
    const view = element("div", { class: "preview__view", tabindex: "0", role: "region", "aria-label": say("js.preview") });
    const drawTabs = () => {
      const names = ["page", "file", ...(before() ? ["changes"] : [])];
      tabs.replaceChildren(...names.map((name) => {
        const tab = element("button", { class: "preview__tab", type: "button", "aria-pressed": String(name === shown) }, say(`js.preview_${name}`));
        tab.addEventListener("click", () => {
          shown = name;
          for (const other of tabs.children) other.setAttribute("aria-pressed", String(other === tab));
          redraw();
        });
        return tab;
      }));
    };
    const code = (lines) => element("pre", { class: "preview__file" }, ...lines.map(([sign, line]) => element(sign === "+" ? "ins" : sign === "-" ? "del" : "span", {}, `${sign === "" ? "" : `${sign} `}${line}\n`)));
    const draw = ({ data, text }) => {
      if (shown === "file") view.replaceChildren(code(text.split("\n").map((line) => ["", line])));
      else if (shown === "changes") view.replaceChildren(text === before() ? element("p", {}, say("js.preview_same")) : code(changes(before(), text)));
      else if (!data.nama && !data.ringkasan) view.replaceChildren(element("p", { class: "quiet" }, say("js.preview_empty")));
      else view.replaceChildren(...pagePreview(data, say, label), element("p", { class: "quiet" }, say("js.preview_note")));
    };
    const start = () => {
      box.append(element("h2", { class: "preview__head" }, say("js.preview")), tabs, view);
      drawTabs();
      box.hidden = false;
    };
    return { draw, start };
  };

  Object.assign(K, { element, sketch });
})();
