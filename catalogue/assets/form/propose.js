// The proposal form at work: mistakes while typing, the draft in this browser, the preview, and correcting a record.
(() => {
  "use strict";
  const K = globalThis.KatalogUsul, { element, control } = K;
  const received = {};
  // The scripts of records call this; scripts load over HTTP and from a folder alike.
  K.put = (slug, written) => { received[slug] = written; };

  const app = document.querySelector("[data-propose]");
  if (!app) return;
  const { site } = K, { table } = site;
  const say = (name, values = {}) => (site.texts[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  const part = (name) => app.querySelector(`[data-${name}]`);
  const form = part("form"), state = part("state"), send = part("send"), slugInput = document.getElementById("f-slug");
  const { check, tidy, isSlug, slugOf } = K.checker(table);
  const SOON = 600; // milliseconds after the last key

  /* Fields and their declarations ------------------------------------------------------------------------ */
  const keysOf = (node) => {
    const keys = [];
    for (let at = node; at; at = at.parentElement.closest("[data-key]")) keys.unshift(at.dataset.key);
    return keys;
  };
  const rowAt = (keys) => keys.reduce(([fields], key) => {
    const row = fields.find((each) => each.key === key) || { key, kind: "text", shortest: 1, longest: 1000 };
    return [row.members || [], row];
  }, [table.fields, null])[1];
  const row = (node) => rowAt(keysOf(node));
  const { load, clear, collect, add, remove, sources, offer, inside } = K.fields(form, { say, row, tidy });
  const label = (field, value) => {
    const select = form.querySelector(`select[name="${field}"], select[name^="${field}["], select[name$=".${field.split(".").at(-1)}"]`);
    const option = select && [...select.options].find((each) => each.value === value);
    return option ? option.text : value;
  };
  const known = new Map(); // innovations of the catalogue by slug, once they are here

  /* What is being written: a new innovation, or a correction of one that is there -------------------------- */
  const asked = new URLSearchParams(location.search).get("ubah") || "";
  const editing = isSlug(asked) ? asked : "";
  let before = "", slugTyped = false; // the file as it is published, once it is there; whether the address was typed
  const slug = () => before ? editing : slugInput.value.trim();
  const now = () => {
    const collected = collect();
    return { ...collected, text: K.write(collected, table.fields) };
  };

  // What cannot be told by the table: whether the new page can have its address.
  const addressFault = (value) => {
    if (before) return "";
    if (!value) return "slug_missing";
    if (!isSlug(value)) return table.slug.reserved.includes(value) ? "slug_reserved" : "slug_wrong";
    return known.has(value) ? "slug_taken" : "";
  };
  const own = ({ data }) => {
    const code = addressFault(slug());
    // Without a name there can be no address; one message is enough.
    return code && (data.nama || code !== "slug_missing") ? [{ code, input: slugInput, text: say(`mistake.${code}`), values: {} }] : [];
  };
  const { review, reviewAgain, tellAll, forget } = K.mistakes({
    form, summary: part("summary"), page: site, say, row, inside, tidy, check, collect, own, changed: (input) => changed(input),
  });
  const sketch = K.sketch(part("sketch"), { say, label, before: () => before, redraw: () => sketch.draw(now()) });
  const { stored, store } = K.draft(editing);

  /* The draft ------------------------------------------------------------------------------------------------ */
  const notice = (name, ...parts) => element("div", { class: "notice" }, element("p", {}, name, " "), ...parts);
  const button = (name, act, values) => {
    const made = element("button", { class: "button", type: "button" }, say(`js.${name}`, values));
    made.addEventListener("click", act);
    return made;
  };
  const keep = ({ data, styles, remarks, text }) => {
    const same = before ? text === before : K.empty(data);
    const kept = store(same ? null : { data, styles, remarks, base: before, slug: slugTyped ? slugInput.value : "" });
    part("clear").hidden = same;
    part("kept").textContent = kept && !same ? say("js.draft_kept") : "";
  };
  const startAgain = () => {
    store(null);
    if (before) return location.reload();
    clear();
    slugTyped = false;
    slugInput.value = "";
    forget();
    state.replaceChildren(notice(say("js.cleared")));
    changed();
    form.querySelector("input").focus();
    return undefined;
  };
  const askToClear = () => {
    const done = part("clear").parentElement, ask = element("span", { class: "propose__sure" });
    ask.append(button("clear_sure", () => { ask.remove(); startAgain(); }), button("clear_keep", () => { ask.remove(); part("clear").hidden = false; part("clear").focus(); }));
    part("clear").hidden = true;
    done.append(ask);
    ask.firstChild.focus();
  };

  /* What happens at every change ------------------------------------------------------------------------------ */
  const exists = () => {
    const name = tidy(control(inside(form)[0]).value, "text").toLowerCase();
    const found = !before && name && [...known].find(([, other]) => other.toLowerCase() === name);
    const box = part("exists");
    if (!found) return box.replaceChildren();
    if (box.dataset.slug === found[0] && box.firstChild) return undefined;
    box.dataset.slug = found[0];
    const tail = app.dataset.page.endsWith(".html") ? "index.html" : "";
    const page = new URL(`${found[0]}/${tail}`, new URL(app.dataset.page, location.href));
    return box.replaceChildren(notice(say("js.exists", { name: found[1] }),
      element("a", { class: "button", href: String(page) }, say("js.exists_open")),
      element("a", { class: "button", href: `?ubah=${found[0]}` }, say("js.exists_edit"))));
  };
  const changed = (input, left = true) => {
    if (!slugTyped && !before) slugInput.value = slugOf(control(inside(form)[0]).value);
    part("slug-shown").textContent = slug() || "…";
    const current = now();
    if (input && input.id) review(input, left);
    reviewAgain(input);
    exists();
    keep(current);
    sketch.draw(current);
    send.hidden = true;
  };
  let waiting = 0;
  const soon = (input) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => changed(input, false), SOON);
  };

  const finish = () => {
    clearTimeout(waiting);
    const current = now();
    send.hidden = true;
    if (!tellAll(current)) return;
    if (current.text === before) {
      state.replaceChildren(notice(say("js.unchanged")));
      state.scrollIntoView({ block: "center" });
      return;
    }
    const proposal = {
      slug: slug(),
      text: current.text,
      name: current.data.nama,
      edit: before !== "",
      photos: (current.data.gambar || []).map((each) => each.berkas),
    };
    const opened = (address) => (address.startsWith("http") ? window.open(address, "_blank", "noopener") : (location.href = address));
    part("send-ways").replaceChildren(element("p", {}, say("js.send_intro")), ...K.sendWays({ host: site.host, ways: site.ways, say, sent: app.dataset.sent }, proposal, opened));
    send.hidden = false;
    send.focus();
    send.scrollIntoView({ block: "start" });
  };

  /* Start ------------------------------------------------------------------------------------------------------ */
  const script = (address) => new Promise((done) => {
    const made = element("script", { src: address });
    made.onload = made.onerror = done;
    document.head.append(made);
  });
  // What a catalogue offers comes behind the form itself: it grows with the catalogue.
  const learn = async () => {
    await script(app.dataset.known);
    if (!K.known) return;
    offer(K.known.choices);
    for (const [slug, name] of K.known.innovations) known.set(slug, name);
    if (suggesting) suggest();
  };
  // A thousand names to suggest wait for somebody who is about to type.
  let suggesting = false;
  const suggest = () => {
    suggesting = true;
    if (!K.known) return;
    for (const name of ["agencies", "innovations"]) {
      document.getElementById(`f-known-${name}`).replaceChildren(...K.known[name].map(([id, value]) => element("option", { value, "data-id": id })));
    }
  };
  const startEditing = async () => {
    await script(String(new URL(`${editing}.js`, new URL(app.dataset.records, location.href))));
    const written = received[editing];
    if (!written) return state.append(notice(say("js.editing_missing", { slug: editing })));
    load(written);
    before = now().text;
    document.querySelector("h1").textContent = say("js.title_edit");
    state.append(notice(say("js.editing", { name: written.data.nama }), element("p", {}, say("js.editing_kept"))));
    part("address").hidden = true;
    app.closest(".page").classList.add("is-editing");
    return undefined;
  };
  const restore = () => {
    const draft = stored();
    if (!draft) return;
    load(draft);
    slugTyped = Boolean(draft.slug);
    slugInput.value = draft.slug || "";
    const old = draft.base !== before;
    state.append(notice(say(old ? "js.draft_old" : "js.draft_found"), button(old ? "draft_fresh" : "clear", startAgain)));
  };
  // Parts that hold something stand open; the others wait for those who need them.
  const fold = (data) => {
    for (const details of form.querySelectorAll("[data-part]")) {
      details.open = inside(form).some((node) => details.contains(node) && !K.empty(data[node.dataset.key]));
    }
  };

  const start = async () => {
    inside(form)[0].after(element("div", { "data-exists": true, role: "status" }));
    part("check").after(element("span", { class: "propose__kept", "data-kept": true }));
    clear();
    if (editing || stored()) {
      suggest();
      await learn();
    }
    if (editing) await startEditing();
    restore();
    const current = now();
    fold(current.data);
    sketch.start();
    part("check").disabled = false;
    sources();
    changed();
    if (!K.known) learn().then(exists);
  };

  form.addEventListener("focusin", suggest, { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish();
  });
  form.addEventListener("input", (event) => {
    if (event.target === slugInput) slugTyped = slugInput.value !== "";
    if (event.target.closest("[data-key=sumber][data-kind=entries]")) sources();
    soon(event.target);
  });
  form.addEventListener("change", (event) => {
    clearTimeout(waiting);
    changed(event.target);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const node = button.closest("[data-key]");
    if ("add" in button.dataset) {
      const entry = add(node);
      control(entry).focus();
      changed();
    } else if ("remove" in button.dataset) {
      const entry = button.closest("[data-entry]"), next = entry.nextElementSibling || entry.previousElementSibling;
      remove(node, entry);
      (next ? control(next) : node.querySelector("[data-add]")).focus();
      changed();
    } else if ("clear" in button.dataset) askToClear();
  });
  start();
})();
