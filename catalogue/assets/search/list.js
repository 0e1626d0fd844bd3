// Filters a list that stands in the page: [data-filter-list] with items [data-filter-item] (or its children),
// whose data-<facet> attributes hold ids parted by spaces. The labels come from the index when first needed.
// A list on several pages has [data-filter-all], the question that stands for all of it: its filter asks the search.
(() => {
  "use strict";
  const K = globalThis.KatalogCari, { element, text, filters } = K;
  const load = K.loader(new URL("index/", K.here));
  const fold = (value) => value.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");

  const frame = (list, open, ...inside) => {
    const details = element("details", { class: "filter", open }, element("summary", { class: "facet__title" }, text("filter_list")), ...inside);
    list.before(details);
    return details;
  };
  const field = (value) => {
    const id = "filter-" + Math.random().toString(36).slice(2, 8);
    return [element("label", { for: id, class: "filter__label" }, text("filter_word")), element("input", { id, type: "search", class: "filter__input", value })];
  };

  const askSearch = (list) => {
    const page = (document.querySelector("form[role=search]") || {}).action;
    if (!page) return;
    const state = filters.read(list.dataset.filterAll), own = new Set(filters.FACETS.filter((facet) => state.chosen[facet].size));
    const [label, input] = field(""), facets = element("div", { class: "filter__facets" });
    const go = () => { location.href = new URL(filters.write(state), page); };
    const form = element("form", {}, label, input, element("button", { class: "button filter__go" }, text("filter_go")));
    form.addEventListener("submit", (event) => { event.preventDefault(); state.q = input.value.trim(); go(); });
    frame(list, false, form, facets).addEventListener("toggle", async () => {
      await K.script(String(new URL("query.js", K.here)));
      const { facets: labels } = await load("labels"), { values, size } = filters.columns(await load("f"), labels);
      const items = [...Array(size).keys()].filter((document) => filters.fits(document, state.chosen, values));
      facets.replaceChildren(...filters.facets(items, state.chosen, values, labels, go, new Set()).filter((made) => made && !own.has(made.dataset.facet)));
    }, { once: true });
  };

  const FEWEST = 6;
  for (const list of document.querySelectorAll("[data-filter-list]")) {
    if ("filterAll" in list.dataset) {
      askSearch(list);
      continue;
    }
    const marked = list.querySelectorAll("[data-filter-item]");
    const items = [...(marked.length ? marked : list.children)];
    if (items.length < FEWEST) continue;
    // A long list is read when it is first filtered, not when the page is opened.
    const contents = new Map(), ids = new Map();
    const values = (item, facet) => ids.get(item)[facet];
    const read = () => items.forEach((item) => {
      contents.set(item, fold(item.dataset.text || item.textContent));
      ids.set(item, Object.fromEntries(filters.FACETS.map((facet) => [facet, (item.dataset[facet] || "").split(" ").filter(Boolean)])));
    });
    const state = filters.read(location.search), open = new Set();
    const [label, input] = field(state.q);
    const facets = element("div", { class: "filter__facets" }), chips = element("div", { class: "filter__chips" });
    const status = element("p", { class: "filter__status", role: "status", "aria-live": "polite" });
    const asked = Boolean(state.q) || filters.any(state.chosen);
    const details = frame(list, asked, label, input, facets, chips, status);
    let labels = {}, begun = false;

    const show = (focus) => {
      const words = fold(state.q).split(/\s+/).filter(Boolean);
      const matching = items.filter((item) => words.every((word) => contents.get(item).includes(word)));
      const shown = new Set(matching.filter((item) => filters.fits(item, state.chosen, values)));
      for (const item of items) item.hidden = !shown.has(item);
      for (const group of list.querySelectorAll("[data-filter-group]")) {
        group.hidden = !items.some((item) => group.contains(item) && !item.hidden);
      }
      facets.replaceChildren(...filters.facets(matching, state.chosen, values, labels, changed, open).filter(Boolean));
      chips.replaceChildren(...filters.chips(state.chosen, labels, changed));
      const narrowed = words.length || filters.any(state.chosen);
      status.textContent = narrowed ? text(shown.size === 1 ? "count_one" : "count", { n: shown.size }) : "";
      const used = focus && facets.querySelector(focus);
      if (used) used.focus();
    };
    const changed = (facet, value) => {
      history.replaceState(null, "", filters.write(state));
      show(facet && `[data-facet="${facet}"] [value="${CSS.escape(value)}"]`);
    };
    input.addEventListener("input", () => { state.q = input.value.trim(); changed(); });
    input.addEventListener("keydown", (event) => { if (event.key === "Escape") { input.value = state.q = ""; changed(); } });
    const begin = async () => {
      if (begun) return;
      begun = true;
      read();
      labels = (await load("labels")).facets;
      show();
    };
    details.addEventListener("toggle", begin, { once: true });
    if (asked) begin();
  }
})();
