// What is typed waits in this browser until it is cleared; nothing leaves it.
(() => {
  "use strict";
  const K = (globalThis.KatalogUsul = globalThis.KatalogUsul || {});

  // slug: of the record that is corrected, "" for a new one.
  K.draft = (slug) => {
    const name = `katalog-usul:${slug}`;
    const stored = () => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
    const store = (draft) => {
      try {
        if (draft) localStorage.setItem(name, JSON.stringify(draft));
        else localStorage.removeItem(name);
        return true;
      } catch {
        return false; // a private window: the form works, it only forgets
      }
    };
    return { stored, store };
  };
})();
