// Suggestions while typing in a search box: names, areas and agencies, as a combobox (ARIA 1.2).
(() => {
  "use strict";
  const K = globalThis.KatalogCari, { element, text } = K;
  const load = K.loader(new URL("index/", K.here));
  const END = "\uffff", MOST_NAMES = 6, MOST_LABELS = 3, FEW_SHARDS = 3;
  const fold = (value) => value.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");
  const place = (firsts, key) => Math.max(0, firsts.filter((first) => first <= key).length - 1);
  const begins = (label, typed) => (" " + fold(label).replace(/[^\p{L}\p{N}]+/gu, " ")).includes(" " + typed);

  // The names with a word that begins like the typed; in a large catalogue those that begin so themselves.
  const names = async (typed, labels) => {
    const few = labels.names.length <= FEW_SHARDS;
    const first = few ? 0 : place(labels.names, typed), last = few ? labels.names.length - 1 : place(labels.names, typed + END);
    const found = [];
    for (let n = first; n <= last && found.length < MOST_NAMES; n++) {
      found.push(...(await load("n" + n)).filter(([name]) => begins(name, typed)));
    }
    return found.sort(([a], [b]) => fold(b).startsWith(typed) - fold(a).startsWith(typed)).slice(0, MOST_NAMES);
  };

  const address = (form, path) => String(new URL(path, new URL("../", form.action)));
  const offline = (form) => form.action.endsWith("index.html") ? "index.html" : "";
  const choices = async (form, typed) => {
    const labels = await load("labels");
    Object.assign(K.texts, labels.texts);
    if (!typed) return K.recent.all().map((query) => ({ kind: "recent", label: query, href: `${form.action}?q=${encodeURIComponent(query)}` }));
    const found = (await names(typed, labels)).map(([name, slug]) => (
      { kind: "name", label: name, href: slug.includes("/") ? slug : address(form, `inovasi/${slug}/${offline(form)}`) }));
    for (const facet of ["area", "agency"]) {
      const matching = (labels.facets[facet] || []).filter(([, label]) => begins(label, typed)).slice(0, MOST_LABELS);
      found.push(...matching.map(([id, label]) => ({ kind: facet, label, href: `${form.action}?${facet}=${encodeURIComponent(id)}` })));
    }
    return found;
  };

  if (!document.querySelector('link[href*="search/search.css"]')) {
    document.head.append(element("link", { rel: "stylesheet", href: String(new URL("search.css", K.here)) }));
  }
  let count = 0;
  const suggest = (input) => {
    if (input.hasAttribute("aria-controls") || !input.form) return;
    const id = "search-suggestions-" + ++count;
    const list = element("ul", { id, role: "listbox", class: "suggestions", hidden: true });
    const live = element("span", { role: "status", class: "search-hidden" });
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", id], ["autocomplete", "off"]]) {
      input.setAttribute(name, value);
    }
    input.form.append(list, live);
    let chosen = -1, turn = 0;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
      chosen = place;
      [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
      const option = list.children[chosen];
      if (!option) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const show = async () => {
      const mine = ++turn;
      const found = await choices(input.form, fold(input.value.trim())).catch(() => []);
      if (mine !== turn || document.activeElement !== input) return;
      list.replaceChildren(...found.map(({ kind, label, href }, n) => {
        const option = element("li", { id: `${id}-${n}`, role: "option", class: "suggestion", "aria-selected": "false" },
          element("span", { class: "suggestion__label" }, label), element("span", { class: "suggestion__kind" }, text("kind_" + kind)));
        option.addEventListener("click", () => location.assign(href));
        return option;
      }));
      chosen = -1;
      list.setAttribute("aria-label", text("suggestions"));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      live.textContent = found.length ? text("suggestions_count", { n: found.length }) : "";
    };

    input.addEventListener("input", show);
    input.addEventListener("focus", show);
    input.addEventListener("blur", () => setTimeout(close, 150));
    list.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("keydown", (event) => {
      const size = list.children.length, open = !list.hidden;
      if (event.key === "ArrowDown" && open) choose(chosen + 1 >= size ? 0 : chosen + 1);
      else if (event.key === "ArrowUp" && open) choose(chosen <= 0 ? size - 1 : chosen - 1);
      else if (event.key === "Enter" && open && chosen >= 0) list.children[chosen].click();
      else if (event.key === "Escape" && open) close();
      else return;
      event.preventDefault();
    });
    input.form.addEventListener("submit", () => { turn++; close(); });
    show();
  };
  K.suggest = suggest;
})();
