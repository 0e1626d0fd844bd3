// On lists and search results: a button that lets up to three innovations be chosen and compared.
// Nothing is remembered but by the address it leads to. Lists are whole without it.
(() => {
  "use strict";
  const K = globalThis.KatalogCari, { element, text } = K;
  const MOST = 3, ITEMS = ".card, .result", LINKS = ".card__title a, .result__link";
  const search = document.querySelector("[data-search-app] .search__results");
  const list = search || document.querySelector("main [data-filter-list], main .cards");
  const form = document.querySelector("form[role=search]");
  if (!list || !form || (!search && list.children.length < 2)) return;
  const offline = form.action.endsWith("index.html");
  const page = new URL(offline ? "../banding/index.html" : "../banding/", form.action);
  const slugOf = (item) => ((item.querySelector(LINKS) || {}).href || "").match(/\/inovasi\/([a-z0-9-]+)\/(?:index\.html)?$/)?.[1];
  const nameOf = (item) => item.querySelector(LINKS).textContent;

  const chosen = new Map();
  const start = element("button", { type: "button", class: "button choose__start", "aria-expanded": "false" }, text("compare_start"));
  const says = element("p", { class: "choose__says", role: "status" });
  const go = element("a", { class: "button button--first choose__go", href: String(page) }, text("compare_go"));
  const stop = element("button", { type: "button", class: "button choose__stop" }, text("compare_stop"));
  const bar = element("div", { class: "choose__bar", role: "region", "aria-label": text("compare_start"), hidden: true }, says, go, stop);
  const box = element("div", { class: "choose" }, start, bar);
  if (search) search.before(box);
  else list.before(box);

  const tell = (full) => {
    says.textContent = full ? text("compare_full") : chosen.size ? text("compare_chosen", { n: chosen.size }) : text("compare_hint");
    go.href = page + "?" + [...chosen.keys()].map((slug) => "a=" + slug).join("&");
    go.hidden = chosen.size < 2;
  };
  const furnish = () => {
    for (const item of document.querySelectorAll(ITEMS)) {
      const slug = slugOf(item);
      if (!slug || item.querySelector(".choose__one")) continue;
      const button = element("button", { type: "button", class: "button choose__one", "data-slug": slug, "aria-pressed": String(chosen.has(slug)),
        "aria-label": text("compare_choose_name", { name: nameOf(item) }) }, text("compare_choose"));
      button.addEventListener("click", () => {
        const full = !chosen.has(slug) && chosen.size >= MOST;
        if (!full && !chosen.delete(slug)) chosen.set(slug, true);
        for (const twin of document.querySelectorAll(`.choose__one[data-slug="${slug}"]`)) twin.setAttribute("aria-pressed", String(chosen.has(slug)));
        tell(full);
      });
      item.append(button);
    }
  };
  const open = (yes) => {
    document.documentElement.classList.toggle("is-choosing", yes);
    start.setAttribute("aria-expanded", String(yes));
    bar.hidden = !yes;
    if (!yes) {
      chosen.clear();
      for (const button of document.querySelectorAll(".choose__one")) button.remove();
      return start.focus();
    }
    furnish();
    tell();
    document.querySelector(".choose__one")?.focus();
  };
  start.addEventListener("click", () => open(bar.hidden));
  stop.addEventListener("click", () => open(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !bar.hidden && !event.defaultPrevented && !event.target.matches("input")) open(false);
  });
  // Results come and go; a list that stands in the page does not.
  const watch = () => {
    box.hidden = Boolean(search) && list.children.length < 2;
    if (!bar.hidden) furnish();
  };
  if (search) new MutationObserver(watch).observe(list, { childList: true });
  watch();
})();
