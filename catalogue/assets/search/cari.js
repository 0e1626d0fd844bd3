// The search page: reads its address, asks the query module, shows results with filters.
// Without it the page is the plain list that the server sent (in the app or in [data-search-plain]),
// which also stands when nothing is asked.
(() => {
  "use strict";
  const K = globalThis.KatalogCari, { element, text, filters, recent } = K;
  const app = document.querySelector("[data-search-app]");
  if (!app) return;
  const FIRST_RESULTS = 10, MORE_RESULTS = 20, PASSAGE = 240;
  const shown = (app.dataset.meta || "agency area year").split(" "); // facets named at each result
  const load = K.loader(new URL(app.dataset.index, location.href));
  const base = new URL(app.dataset.base, location.href);
  // Where a catalogue joins others, a record is named by the address of its home.
  const page = (slug) => slug.includes("/") ? slug
    : String(new URL(`inovasi/${slug}/${"offline" in app.dataset ? "index.html" : ""}`, base));

  const form = app.querySelector("form"), help = document.querySelector("[data-search-help]");
  const plain = [element("div", { class: "search__plain" }, ...[...app.childNodes].filter((node) => node !== form)),
    ...document.querySelectorAll("[data-search-plain]")];
  const part = (tag, name, more = {}) => element(tag, { class: "search__" + name, ...more });
  const status = part("p", "status", { role: "status", "aria-live": "polite" });
  const notice = part("div", "notice"), recents = part("div", "recent"), chips = part("div", "chips"), sorting = part("div", "sort");
  const facets = part("div", "facets", { role: "group", "aria-label": text("filters") });
  // On a phone the results come first: the filters open on demand.
  const panel = part("details", "panel", { open: matchMedia("(min-width: 60em)").matches, hidden: true });
  panel.append(element("summary", { class: "facet__title" }, text("filters")), facets);
  const results = part("ol", "results"), more = part("div", "more"), empty = part("div", "empty");
  app.replaceChildren(...(form ? [form] : []), notice, status, recents, chips, element("div", { class: "search__layout" }, panel,
    element("div", { class: "search__main" }, sorting, results, more, empty)), plain[0]);

  // The index, opened at the first question.
  let opened = null;
  const index = () => opened = opened || (async () => {
    const named = load("labels");
    const [engine, labels, packed] = await Promise.all([K.open(load), named, named.then(() => load("f"))]);
    return { engine, labels: labels.facets, values: filters.columns(packed, labels.facets).values };
  })();

  // Records are Indonesian; on a page in another language their text says so.
  const lang = document.documentElement.lang === "id" ? null : "id";
  const label = (labels, facet, id) => ((labels[facet] || []).find(([other]) => other === id) || [id, id])[1];
  const record = async (engine, document) => {
    const size = engine.core.shown;
    return (await load("d" + Math.floor(document / size)))[document % size];
  };

  // Marks in a text the words that a query was looking for; a phrase only where it stands together.
  const marker = (engine, found) => {
    const single = new Set(), phrases = [], forms = new Map();
    for (const term of found.terms) term.includes(" ") ? phrases.push(term.split(" ")) : single.add(term);
    for (const word of found.words) if (word.roots.length) single.add(word.used);
    const formsOf = (word) => {
      if (!forms.has(word)) forms.set(word, new Set(engine.words(word).flatMap(engine.bareForms)));
      return forms.get(word);
    };
    // → the words of a text as {start, end, met}; met is what the word answers, or null
    return (content) => {
      const all = [...content.matchAll(/[\p{L}\p{N}]+(?:[-'\u2019][\p{L}\p{N}]+)*/gu)].map((match) => ({
        start: match.index, end: match.index + match[0].length, forms: formsOf(match[0]), met: null }));
      const words = all.filter((word) => ![...word.forms].slice(0, 1).some((form) => engine.stop.has(form)));
      for (const word of words) for (const form of word.forms) if (single.has(form)) word.met = word.met || form;
      words.forEach((word, n) => {
        for (const phrase of phrases) {
          const these = words.slice(n, n + phrase.length);
          if (these.length === phrase.length && these.every((one, m) => one.forms.has(phrase[m]))) {
            for (const one of these) one.met = phrase.join(" ");
          }
        }
      });
      return words.filter((word) => word.met);
    };
  };
  const marked = (content, words) => {
    const pieces = [];
    let at = 0;
    for (const { start, end } of words) {
      pieces.push(content.slice(at, start), element("mark", {}, content.slice(start, end)));
      at = end;
    }
    return [...pieces, content.slice(at)];
  };
  const variety = (words) => new Set(words.map((word) => word.met)).size;
  // The sentence that answers most, unless the summary answers as much.
  const passage = (summary, whole, mark) => {
    let best = { content: summary, words: mark(summary) };
    for (const sentence of whole.split(/(?<=[.!?])\s+|\n+/)) {
      const words = mark(sentence);
      if (variety(words) > variety(best.words)) best = { content: sentence, words };
    }
    if (best.content.length <= PASSAGE) return marked(best.content, best.words);
    const from = Math.max(0, best.words.length ? best.content.lastIndexOf(" ", Math.max(0, best.words[0].start - 60)) + 1 : 0);
    const cut = best.content.slice(from, from + PASSAGE).replace(/\s+\S*$/, "");
    const inside = best.words.filter((word) => word.start >= from && word.end <= from + cut.length)
      .map((word) => ({ ...word, start: word.start - from, end: word.end - from }));
    return [from ? "… " : "", ...marked(cut, inside), from + cut.length < best.content.length ? " …" : ""];
  };

  const result = async ({ engine, labels, values }, document, mark) => {
    const [slug, name, expansion, summary, whole] = await record(engine, document);
    const short = typeof summary === "number" ? whole.slice(0, summary) : summary;
    const meta = shown.flatMap((facet) => values(document, facet).slice(0, 1).map((id) => (
      element("span", { class: "result__" + facet }, label(labels, facet, id)))));
    const badges = values(document, "status").map((id) => element("span", { class: `badge badge--${id}` }, label(labels, "status", id)));
    return element("li", { class: "result" },
      element("h2", { class: "result__title" }, element("a", { class: "result__link", href: page(slug) }, ...marked(name, mark(name)))),
      expansion ? element("p", { class: "result__expansion" }, ...marked(expansion, mark(expansion))) : null,
      element("p", { class: "result__meta" }, ...meta, ...badges),
      element("p", { class: "result__text", lang }, ...passage(short, whole, mark)));
  };

  const state = filters.read(location.search);
  const link = (name, change) => {
    const made = element("a", { href: filters.write({ ...state, ...change }), class: "search__link" }, name);
    made.addEventListener("click", (event) => { event.preventDefault(); Object.assign(state, change); visit(true); });
    return made;
  };
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

  const notices = (found) => {
    const replaced = found.words.filter(({ how }) => how === "corrected" || how === "split");
    const unknown = found.words.filter(({ how }) => how === "not").map(({ typed }) => typed);
    return [
      replaced.length ? element("p", { class: "search__replaced" },
        text("replaced", { used: quoted(replaced.map(({ used }) => used)), typed: quoted([...new Set(replaced.map(({ typed }) => typed))]) }), " ",
        link(text("exactly"), { exact: true })) : null,
      state.exact ? element("p", { class: "search__replaced" }, link(text("not_exactly"), { exact: false })) : null,
      unknown.length && found.hits.length ? element("p", { class: "search__partial" }, text("partial", { words: quoted(unknown) })) : null,
    ].filter(Boolean);
  };

  const recentSearches = () => {
    const queries = recent.all();
    if (!queries.length || state.q) return [];
    const clear = element("button", { type: "button", class: "search__clear" }, text("recent_clear"));
    clear.addEventListener("click", () => { recent.clear(); recents.replaceChildren(); });
    return [element("h2", { class: "search__heading" }, text("recent")),
      element("ul", { class: "search__queries" }, ...queries.map((q) => element("li", {}, link(q, { q, exact: false })))), clear];
  };

  // What leads on where nothing was found: fewer filters, names that begin alike, areas, whom to ask.
  const near = async (query) => {
    const start = K.fold(query).slice(0, 3);
    const names = (await load("n0")).filter(([name]) => (" " + K.fold(name)).includes(" " + start)).slice(0, 6);
    return start && names.length ? [element("h2", { class: "search__heading" }, text("empty_near")),
      element("ul", { class: "search__areas" }, ...names.map(([name, slug]) => element("li", {},
        element("a", { class: "search__link", href: page(slug) }, name))))] : [];
  };
  const deadEnd = async ({ labels }) => [
    element("p", { class: "search__advice" }, text(filters.any(state.chosen) ? "empty_filtered" : "empty")),
    ...await near(state.q),
    element("h2", { class: "search__heading" }, text("empty_areas")),
    element("ul", { class: "search__areas" }, ...(labels.area || []).slice(0, 12).map(([id, name]) => element("li", {},
      link(name, { q: "", exact: false, chosen: { ...state.chosen, area: new Set([id]) } })))),
    ...(help ? [help] : []),
  ];

  const sortChoice = () => {
    const options = ["", "name", "year"].filter((sort) => sort || state.q);
    const select = element("select", { class: "search__select", id: "search-sort" },
      ...options.map((sort) => element("option", { value: sort, selected: sort === state.sort }, text("sort_" + (sort || "relevance")))));
    select.addEventListener("change", () => { state.sort = select.value; visit(true); });
    return [element("label", { for: "search-sort" }, text("sort")), select];
  };
  const sorted = (documents, values) => {
    const year = (document) => Math.max(0, ...values(document, "year").map((id) => Number(id) || 0));
    if (state.sort === "name") return [...documents].sort((a, b) => a - b);
    if (state.sort === "year") return [...documents].sort((a, b) => year(b) - year(a) || a - b);
    return documents;
  };

  const open = new Set();
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    for (const input of document.querySelectorAll(K.INPUTS)) if (document.activeElement !== input) input.value = state.q;
    recents.replaceChildren(...recentSearches());
    const asked = state.q || filters.any(state.chosen);
    for (const one of plain) one.hidden = Boolean(asked);
    for (const one of [notice, chips, sorting, facets, results, more, empty]) one.replaceChildren();
    status.textContent = asked ? text("searching") : "";
    panel.hidden = true;
    if (!asked) return;
    app.setAttribute("aria-busy", "true");
    const ready = await index();
    const everything = { hits: [], words: [], terms: new Set() };
    const found = state.q ? await ready.engine.search(state.q, state.exact) : everything;
    if (mine !== turn) return;
    const candidates = state.q ? found.hits.map(([document]) => document) : [...Array(ready.engine.core.size).keys()];
    const documents = sorted(candidates.filter((document) => filters.fits(document, state.chosen, ready.values)), ready.values);
    const mark = marker(ready.engine, found);

    const append = async (from, to) => {
      const items = await Promise.all(documents.slice(from, to).map((document) => result(ready, document, mark)));
      if (mine !== turn) return;
      results.append(...items);
      more.replaceChildren();
      if (to < documents.length) {
        const button = element("button", { type: "button", class: "search__button" }, text("more", { n: documents.length - to }));
        button.addEventListener("click", async () => {
          await append(to, to + MORE_RESULTS);
          const next = results.children[to];
          if (next) next.querySelector("a").focus();
        });
        more.append(button);
      }
    };
    notice.replaceChildren(...notices(found));
    chips.replaceChildren(...filters.chips(state.chosen, ready.labels, () => visit(true)));
    facets.replaceChildren(...filters.facets(candidates, state.chosen, ready.values, ready.labels,
      (facet, id) => visit(true, `[data-facet="${facet}"] [value="${CSS.escape(id)}"]`), open).filter(Boolean));
    panel.hidden = !facets.children.length;
    if (documents.length > 1) sorting.replaceChildren(...sortChoice());
    if (!documents.length) empty.replaceChildren(...await deadEnd(ready));
    await append(0, FIRST_RESULTS);
    if (mine !== turn) return;
    status.textContent = documents.length ? text(documents.length === 1 ? "count_one" : "count", { n: documents.length, q: state.q }) : text(state.q ? "none" : "none_chosen", { q: state.q });
    app.setAttribute("aria-busy", "false");
    if (state.q && documents.length) recent.add(state.q);
  };

  const failed = () => {
    app.setAttribute("aria-busy", "false");
    status.textContent = text("failed");
    for (const one of plain) one.hidden = false;
  };
  // Writes the address, shows it, and puts the focus back on what was used.
  const visit = async (push, focus) => {
    try { if (push) history.pushState(null, "", filters.write(state)); } catch { /* some browsers refuse it in a folder */ }
    await show().catch(failed);
    const used = focus && facets.querySelector(focus);
    if (used) used.focus();
  };
  window.addEventListener("popstate", () => { Object.assign(state, filters.read(location.search)); visit(false); });
  document.addEventListener("submit", (event) => {
    const input = event.target.querySelector(K.INPUTS);
    if (!input) return;
    event.preventDefault();
    Object.assign(state, { q: input.value.trim(), exact: false });
    visit(true);
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...results.querySelectorAll(".result__link")], at = links.indexOf(document.activeElement);
    const closed = event.target.matches(K.INPUTS) && event.target.getAttribute("aria-expanded") !== "true";
    if (event.key === "Escape" && at >= 0) (form || document).querySelector(K.INPUTS).focus();
    else if (step && at >= 0) (links[at + step] || links[at]).focus();
    else if (step === 1 && closed && links[0]) links[0].focus();
    else return;
    event.preventDefault();
  });
  visit(false);
})();
