// Filters with counts, shared by the search page and by lists: what is chosen, its address, its display.
(() => {
  "use strict";
  const K = globalThis.KatalogCari, { element, text } = K;
  const FACETS = ["area", "agency", "status", "stage", "kind", "festival", "award", "year", "district"];
  const SHOWN_AT_FIRST = 8;

  // What an address asks for: {q, exact, sort, chosen: facet → set of ids}.
  const read = (search) => {
    const asked = new URLSearchParams(search);
    const chosen = {};
    for (const facet of FACETS) chosen[facet] = new Set(asked.getAll(facet));
    return { q: (asked.get("q") || "").trim(), exact: asked.has("exact"), sort: asked.get("sort") || "", chosen };
  };
  const write = ({ q, exact, sort, chosen }) => {
    const asked = new URLSearchParams();
    if (q) asked.set("q", q);
    if (exact) asked.set("exact", "1");
    if (sort) asked.set("sort", sort);
    for (const facet of FACETS) for (const id of chosen[facet]) asked.append(facet, id);
    const written = String(asked);
    return written ? "?" + written : location.pathname;
  };
  const any = (chosen) => FACETS.some((facet) => chosen[facet].size);

  // The index's documents by facet → values(document, facet), and how many documents there are.
  const columns = (packed, labels) => {
    const found = Object.fromEntries(FACETS.map((facet) => [facet, []]));
    for (const facet of FACETS) {
      (packed[facet] || []).forEach((documents, n) => {
        const [id] = labels[facet][n];
        for (const [document] of K.postings(documents, 1)) (found[facet][document] = found[facet][document] || []).push(id);
      });
    }
    return { values: (document, facet) => found[facet][document] || [], size: Math.max(...FACETS.map((facet) => found[facet].length)) };
  };

  // Items that fit all facets (any of the ids chosen within one). values(item, facet) → ids.
  const fits = (item, chosen, values, except) => FACETS.every((facet) => facet === except || !chosen[facet].size
    || values(item, facet).some((id) => chosen[facet].has(id)));
  const counts = (items, facet, chosen, values) => {
    const found = new Map();
    for (const item of items) {
      if (fits(item, chosen, values, facet)) for (const id of values(item, facet)) found.set(id, (found.get(id) || 0) + 1);
    }
    return found;
  };

  // The facets as groups of checkboxes. labels: facet → [[id, label]…]; changed() after every choice.
  const facets = (items, chosen, values, labels, changed, opened) => FACETS.map((facet) => {
    const found = counts(items, facet, chosen, values);
    const offered = (labels[facet] || []).filter(([id]) => found.get(id) || chosen[facet].has(id));
    if (offered.length < 2 && !chosen[facet].size) return null;
    const ordered = facet === "year" ? [...offered].sort(([a], [b]) => b.localeCompare(a))
      : [...offered].sort(([a], [b]) => (found.get(b) || 0) - (found.get(a) || 0));
    const row = ([id, label]) => {
      const box = element("input", { type: "checkbox", class: "facet__box", name: facet, value: id, checked: chosen[facet].has(id) });
      box.addEventListener("change", () => {
        chosen[facet][box.checked ? "add" : "delete"](id);
        changed(facet, id);
      });
      return element("li", { class: "facet__item" }, element("label", { class: "facet__label" }, box,
        element("span", { class: "facet__name" }, label), element("span", { class: "facet__count" }, String(found.get(id) || 0))));
    };
    const list = element("ul", { class: "facet__list" });
    const details = element("details", { class: "facet", "data-facet": facet, open: chosen[facet].size > 0 || opened.has(facet) },
      element("summary", { class: "facet__title" }, text("facet_" + facet)), list);
    // Most facets are never opened: their boxes are made when one is.
    const fill = () => {
      if (list.children.length) return;
      list.append(...ordered.slice(0, SHOWN_AT_FIRST).map(row));
      const rest = ordered.slice(SHOWN_AT_FIRST);
      if (!rest.length) return;
      const more = element("button", { type: "button", class: "facet__more" }, text("more_values", { n: rest.length }));
      more.addEventListener("click", () => { list.append(...rest.map(row)); more.remove(); });
      details.append(more);
    };
    if (details.open) fill();
    details.addEventListener("toggle", () => {
      if (details.open) fill();
      opened[details.open ? "add" : "delete"](facet);
    });
    return details;
  });

  // What is chosen, each removable by one click.
  const chips = (chosen, labels, changed) => {
    const made = FACETS.flatMap((facet) => [...chosen[facet]].map((id) => {
      const [, label] = (labels[facet] || []).find(([other]) => other === id) || [id, id];
      const chip = element("button", { type: "button", class: "chip", "aria-label": text("remove_filter", { name: label }) }, label);
      chip.addEventListener("click", () => { chosen[facet].delete(id); changed(facet, id); });
      return chip;
    }));
    if (made.length > 1) {
      const all = element("button", { type: "button", class: "chip chip--all" }, text("remove_all"));
      all.addEventListener("click", () => { FACETS.forEach((facet) => chosen[facet].clear()); changed(); });
      made.push(all);
    }
    return made;
  };

  Object.assign(K, { filters: { FACETS, read, write, columns, any, fits, facets, chips } });
})();
