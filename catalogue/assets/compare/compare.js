// Up to three innovations side by side. What is compared stands in the address (?a=…&a=…), so it can be shared;
// the data of each comes from a small file of its own. Without this file the page says how to do without.
(() => {
  "use strict";
  const K = globalThis.KatalogCari, { element, text } = K;
  const app = document.querySelector("[data-compare-app]");
  if (!app) return;
  const MOST = 3, SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const load = K.loader(new URL(app.dataset.data, location.href)), index = K.loader(new URL(app.dataset.index, location.href));
  const base = new URL(app.dataset.base, location.href), tail = "offline" in app.dataset ? "index.html" : "";
  const rows = text("rows").split(" "), title = document.title;
  const page = (address) => String(new URL(address + tail, base));
  const href = (address) => /^[a-z]+:/.test(address) ? address : page(address);
  const fold = (value) => value.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").trim();

  const part = (tag, name, more = {}, ...children) => element(tag, { class: "compare__" + name, ...more }, ...children);
  const status = part("p", "status", { role: "status", "aria-live": "polite" });
  const options = part("p", "options"), table = part("div", "table"), adding = part("div", "adding");
  const lead = app.querySelector("[data-compare-lead]"), ways = document.querySelector("[data-compare-ways]");
  lead.textContent = text("lead");
  app.append(status, options, table, adding);

  const chosen = () => [...new Set(new URLSearchParams(location.search).getAll("a"))].filter((slug) => SLUG.test(slug)).slice(0, MOST);
  const address = (slugs) => slugs.length ? "?" + slugs.map((slug) => "a=" + slug).join("&") : location.pathname;
  const visit = async (slugs) => {
    try { history.pushState(null, "", address(slugs)); } catch { location.search = address(slugs); return; }
    await show();
  };

  const cell = (entries) => {
    const pieces = (entries || []).map(([content, link]) => link ? element("a", { href: href(link), rel: /^http/.test(link) ? "noopener nofollow" : null }, content) : content);
    if (!pieces.length) return [part("span", "nothing", {}, text("empty"))];
    return pieces.length === 1 ? pieces : [part("ul", "list", {}, ...pieces.map((piece) => element("li", {}, piece)))];
  };
  const said = (record, row) => JSON.stringify(record.rows[row] || []);

  const comparison = (slugs, records) => {
    const several = records.length > 1;
    const heads = records.map((record, n) => {
      const remove = part("button", "remove", { type: "button", "aria-label": text("remove_name", { name: record.name }) }, text("remove"));
      remove.addEventListener("click", async () => {
        await visit(slugs.filter((slug) => slug !== slugs[n]));
        (app.querySelector(".compare__remove") || app.querySelector("input")).focus();
      });
      return element("th", { scope: "col", role: "columnheader" },
        element("a", { class: "compare__name", href: page(`inovasi/${slugs[n]}/`) }, record.name), remove);
    });
    const used = rows.filter((row) => records.some((record) => record.rows[row]));
    const same = used.filter((row) => several && records.every((record) => said(record, row) === said(records[0], row)));
    const body = used.map((row) => element("tr", { role: "row", class: several ? "compare__row--" + (same.includes(row) ? "same" : "differs") : null },
      element("th", { scope: "row", role: "rowheader" }, text("row_" + row), same.includes(row) ? part("span", "same", {}, text("same")) : null),
      ...records.map((record) => element("td", { role: "cell", lang: (record.foreign || []).includes(row) ? "id" : null }, part("span", "whose", {}, record.name),
        row === "status" ? element("span", { class: "badge badge--" + record.status }, ...cell(record.rows[row])) : element("div", {}, ...cell(record.rows[row]))))));
    const made = element("table", { role: "table", class: "compare__grid compare__grid--" + records.length },
      element("caption", { class: "hidden" }, text("table")),
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, element("th", { scope: "col", role: "columnheader" }, text("thing")), ...heads)),
      element("tbody", { role: "rowgroup" }, ...body));
    table.replaceChildren(made);
    options.replaceChildren(...several && same.length ? [onlyDiffering(made)] : []);
    return { differing: used.length - same.length, same: same.length };
  };
  const onlyDiffering = (grid) => {
    const box = element("input", { type: "checkbox", class: "facet__box" });
    box.addEventListener("change", () => grid.classList.toggle("compare__grid--differing", box.checked));
    return element("label", { class: "facet__label" }, box, text("only_differing"));
  };

  // Names from the index of the search, loaded when the box is first used.
  let names = null;
  const everyName = () => names = names || (async () => {
    const { names: parts } = await index("labels");
    return (await Promise.all(parts.map((_, n) => index("n" + n)))).flat();
  })();
  const offer = (slugs, records) => {
    if (slugs.length >= MOST) return [part("p", "full", {}, text("full"))];
    const note = part("p", "note", { role: "alert" }), list = element("datalist", { id: "compare-names" });
    const input = element("input", { id: "compare-add", class: "seek__input", type: "text", list: "compare-names", autocomplete: "off", maxlength: "200", placeholder: text("add_hint") });
    const form = element("form", { class: "seek" }, element("label", { class: "seek__label", for: "compare-add" }, text("add")),
      element("span", { class: "seek__row" }, input, element("button", { type: "submit", class: "seek__button" }, text("add_button"))), list, note);
    input.addEventListener("focus", async () => {
      list.replaceChildren(...(await everyName()).map(([name]) => element("option", { value: name })));
    }, { once: true });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const typed = fold(input.value), all = (await everyName()).filter(([, slug]) => !slugs.includes(slug));
      const found = typed && (all.find(([name]) => fold(name) === typed) || all.find(([name]) => fold(name).includes(typed)));
      if (!found) { note.textContent = typed ? text("unknown", { name: input.value }) : text("add_hint"); return; }
      await visit([...slugs, found[1]]);
      (app.querySelector("#compare-add") || app.querySelector(".compare__remove")).focus();
    });
    const alike = new Map(records.flatMap((record) => record.similar).map(([name, slug]) => [slug, name]));
    const buttons = [...alike].filter(([slug]) => !slugs.includes(slug)).slice(0, 4).map(([slug, name]) => {
      const button = element("button", { type: "button", class: "chip compare__alike" }, name);
      button.addEventListener("click", async () => {
        await visit([...slugs, slug]);
        app.querySelector(".compare__grid th:last-child .compare__remove").focus();
      });
      return element("li", {}, button);
    });
    return [form, ...buttons.length ? [part("p", "similar", {}, text("add_similar")), part("ul", "choices", {}, ...buttons)] : []];
  };

  let turn = 0;
  const show = async () => {
    const mine = ++turn, asked = chosen();
    app.setAttribute("aria-busy", String(asked.length > 0));
    status.textContent = asked.length ? text("loading") : "";
    const found = await Promise.all(asked.map((slug) => load("data/" + slug).catch(() => null)));
    if (mine !== turn) return;
    const slugs = asked.filter((_, n) => found[n]), records = found.filter(Boolean);
    const missing = asked.filter((slug) => !slugs.includes(slug));
    const joined = records.map((record) => record.name).join(", ");
    ways.hidden = records.length > 0;
    table.replaceChildren();
    options.replaceChildren();
    const { differing, same } = records.length ? comparison(slugs, records) : {};
    adding.replaceChildren(...offer(slugs, records));
    app.setAttribute("aria-busy", "false");
    document.title = records.length ? `${joined} – ${title}` : title;
    status.textContent = [missing.length ? text("missing", { names: missing.join(", ") }) : "",
      records.length > 1 ? text("comparing", { n: records.length, names: joined }) + " " + text("differing", { n: differing, same }) : "",
      records.length === 1 ? text("one_more") : ""].filter(Boolean).join(" ");
  };
  window.addEventListener("popstate", show);
  show();
})();
