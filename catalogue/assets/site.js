// Light or dark before the first paint; then the menu, the switch between both, and copying an address.
// Pages are complete without this file. No storage is used but the reader's own choice of light or dark.
(() => {
  "use strict";
  const root = document.documentElement;
  const KEY = "ki-theme";
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      const choice = localStorage.getItem(KEY);
      return choice === "dark" || choice === "light" ? choice : "";
    } catch {
      return ""; // storage may be forbidden
    }
  };

  const store = (choice) => {
    try {
      if (choice) localStorage.setItem(KEY, choice);
      else localStorage.removeItem(KEY);
    } catch {
      // the choice then holds for this page only
    }
  };

  // Room for what scripts add to a page is kept from the first paint, so that nothing jumps under a finger.
  root.classList.add("is-loading");
  addEventListener("DOMContentLoaded", () => root.classList.remove("is-loading"));
  const isSearch = /\/cari\/(index\.html)?$/.test(location.pathname);
  if (isSearch) {
    root.classList.add("is-recalling");
    addEventListener("DOMContentLoaded", () => root.classList.remove("is-recalling"));
  }
  if (/[?&](a|q|area|agency|status|stage|kind|festival|award|year|district)=./.test(location.search)) {
    root.classList.add("is-asking");
    addEventListener("load", () => root.classList.remove("is-asking"));
    if (isSearch) for (const name of ["core", "labels"]) {
      const early = document.createElement("link");
      Object.assign(early, { rel: "preload", as: "script", href: new URL(`search/index/${name}.js`, document.currentScript.src) });
      document.head.append(early);
    }
  }

  const apply = (choice) => {
    if (choice) root.dataset.theme = choice;
    else delete root.dataset.theme;
  };

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark.matches);

  const setUpThemeSwitch = (button) => {
    const label = () => {
      button.querySelector("span").textContent = isDark() ? button.dataset.light : button.dataset.dark;
    };
    button.addEventListener("click", () => {
      const wanted = isDark() ? "light" : "dark";
      // What the system asks for anyway needs no memory; it then goes on following the system.
      const choice = (wanted === "dark") === systemIsDark.matches ? "" : wanted;
      apply(choice);
      store(choice);
      label();
    });
    systemIsDark.addEventListener("change", label);
    label();
    button.hidden = false;
  };

  const setUpMenu = (button) => {
    const menu = document.getElementById(button.getAttribute("aria-controls"));
    const open = (yes) => {
      button.setAttribute("aria-expanded", String(yes));
      menu.classList.toggle("menu--open", yes);
    };
    button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      open(false);
      button.focus();
    });
    button.hidden = false;
  };

  const setUpCopy = (button) => {
    if (!navigator.clipboard) return;
    const label = button.querySelector("span");
    const before = label.textContent;
    label.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      label.textContent = button.dataset.copied;
      setTimeout(() => (label.textContent = before), 3000);
    });
    button.hidden = false;
  };

  root.classList.add("has-script");
  apply(stored());
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-theme-switch]").forEach(setUpThemeSwitch);
    document.querySelectorAll("[data-menu]").forEach(setUpMenu);
    document.querySelectorAll("[data-copy]").forEach(setUpCopy);
  });
})();
