// The search box of every page: "/" puts the cursor in it, suggestions are fetched when it is first used.
// Also what the other search scripts share: loading files, making elements, looking up texts.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const received = {}, files = {};
  let version = "";
  const INPUTS = "[data-search-input], form[role=search] input[name=q]";

  // Index files call this. They are scripts because those load over HTTP and from a folder alike.
  const put = (name, data) => { received[name] = data; };

  const script = (address) => files[address] = files[address] || new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = done;
    element.onerror = () => { delete files[address]; failed(new Error(address)); };
    document.head.append(element);
  });

  // → load(name), a promise of an index file's data. "core" and "labels" tell the version of the others.
  const language = document.documentElement.lang;
  const loader = (base) => async (asked) => {
    const tells = asked === "core" || asked === "labels", name = asked === "labels" && language !== "id" ? `labels-${language}` : asked;
    await script(new URL(name + ".js", base) + (tells ? "" : version));
    if (tells) version = "?" + received[name].version;
    return received[name];
  };

  // An element; attributes with no value (null, false) are left out. Text is only ever text.
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  };

  const block = document.getElementById("search-texts");
  const texts = block ? JSON.parse(block.textContent) : {};
  const text = (key, values = {}) => (texts[key] || key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  // Recent searches stay on this device.
  const RECENT = "katalog-recent-searches", MOST_RECENT = 8;
  const recent = {
    all: () => { try { return JSON.parse(localStorage.getItem(RECENT)) || []; } catch { return []; } },
    add: (query) => recent.keep([query, ...recent.all().filter((other) => other !== query)].slice(0, MOST_RECENT)),
    keep: (queries) => { try { localStorage.setItem(RECENT, JSON.stringify(queries)); } catch { /* private window */ } },
    clear: () => { try { localStorage.removeItem(RECENT); } catch { /* private window */ } },
  };

  globalThis.KatalogCari = Object.assign(globalThis.KatalogCari || {}, { put, script, loader, element, text, texts, recent, here, INPUTS });

  const inputs = () => [...document.querySelectorAll(INPUTS)];
  const shown = (input) => input.offsetParent !== null;
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || busy) return;
    const input = inputs().reverse().find(shown);
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  document.addEventListener("focusin", async (event) => {
    if (!event.target.matches || !event.target.matches(INPUTS)) return;
    await script(String(new URL("suggest.js", here)));
    globalThis.KatalogCari.suggest(event.target);
  });
})();
