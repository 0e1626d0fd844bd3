// The proposal form at work: mistakes while typing, the draft in this browser, the preview, and correcting a record.
(() => {
  "use strict";
  const K = globalThis.KatalogUsul, { element, control } = K;
  const received = {};
  // The scripts of records call this; scripts load over HTTP and from a folder alike.
  K.put = (slug, written) => { received[slug] = written; };

  const app = document.querySelector("[data-propose]");
  if (!app) return;
  const site = JSON.parse(document.getElementById("form-data").textContent), { table } = site;
  const say = (name, values = {}) => (site.texts[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  const part = (name) => app.querySelector(`[data-${name}]`);
  const form = part("form"), summary = part("summary"), state = part("state"), send = part("send"), preview = part("preview");
  const { check, tidy, isSlug, slugOf } = K.checker(table);
  const SOON = 600; // milliseconds after the last key
  const [PARTIAL_UNTIL_LEFT, ONLY_WHEN_SENT] = [["S007", "S010", "S011", "S014", "S019"], ["S002"]];

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
  const { load, clear, collect, add, remove, sources, inside } = K.fields(form, { say, row, tidy });
  const label = (field, value) => {
    const select = form.querySelector(`select[name="${field}"], select[name^="${field}["], select[name$=".${field.split(".").at(-1)}"]`);
    const option = select && [...select.options].find((each) => each.value === value);
    return option ? option.text : value;
  };
  const known = new Map([...document.getElementById("f-known-innovations").options].map((option) => [option.dataset.id, option.value]));

  /* What is being written: a new innovation, or a correction of one that is there -------------------------- */
  const asked = new URLSearchParams(location.search).get("ubah") || "";
  const editing = isSlug(asked) ? asked : "";
  let before = "", slugTyped = false; // the file as it is published; whether the address was chosen by hand
  const slugInput = document.getElementById("f-slug");
  const slug = () => editing && before ? editing : slugInput.value.trim();
  const now = () => {
    const collected = collect();
    return { ...collected, text: K.write(collected, table.fields) };
  };

  /* Mistakes ------------------------------------------------------------------------------------------------ */
  const boxOf = (nodes, path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = nodes.get(path.slice(0, length).join("."));
      if (node) return node;
    }
    return form;
  };
  // A mistake of a list or group as a whole is shown at its first control.
  const placeOf = (nodes, { path }) => {
    const box = boxOf(nodes, path), missing = box.dataset.key && nodes.get(path.join(".")) !== box ? null : box;
    const inner = missing || inside(box).find((node) => node.dataset.key === path.at(-1)) || box;
    return control(inner) ? inner : box;
  };
  const fieldOf = (input) => input.closest(".item, .field, [data-kind=checks]");
  const titleOf = (input) => {
    const box = input.closest("[data-title]"), entry = input.closest(".entry");
    const item = input.closest(".item") && input.closest("[data-entries]").children.length > 1 ? input.closest(".item").querySelector("[data-numbered]").textContent : "";
    const title = item || (box ? box.dataset.title : "");
    return entry ? `${entry.querySelector("[data-numbered]").textContent}: ${title}` : title;
  };
  const exampleOf = (input) => {
    const given = (fieldOf(input).querySelector(".field__example") || input.closest("[data-key]").querySelector(".field__example") || { textContent: "" }).textContent;
    return given.replace(/^[^:]*:\s*/, "");
  };
  const faultText = (fault, input) => say(`mistake.${fault.code}`, { ...fault.values, title: input.closest("[data-title]").dataset.title, example: exampleOf(input) });
  const faults = ({ data, nodes }) => check(data).map((fault) => {
    const input = control(placeOf(nodes, fault));
    return { ...fault, input, text: faultText(fault, input) };
  });
  const slugFault = () => {
    const value = slug();
    if (editing && before) return "";
    if (!value) return "slug_missing";
    if (!isSlug(value)) return table.slug.reserved.includes(value) ? "slug_reserved" : "slug_wrong";
    return known.has(value) ? "slug_taken" : "";
  };
  const allFaults = (collected) => {
    const wrong = slugFault();
    const own = wrong ? [{ code: wrong, input: slugInput, text: say(`mistake.${wrong}`), values: {} }] : [];
    // Without a name there can be no address; one message is enough.
    return [...faults(collected), ...(wrong === "slug_missing" && !collected.data.nama ? [] : own)];
  };
  const errorOf = (input) => fieldOf(input).querySelector(".field__error");
  const showFault = (input, fault) => {
    const error = errorOf(input), text = fault ? fault.text : "";
    if (error.dataset.text === text) return;
    error.dataset.text = text;
    error.replaceChildren(...(text ? [element("span", {}, text)] : []));
    const better = fault && ["S010", "S011", "S014"].includes(fault.code) ? K.meant(fault.field.kind, input.value, site.months) : "";
    if (better) {
      const use = element("button", { class: "button field__use", type: "button" }, say("js.use", { value: better }));
      use.addEventListener("click", () => {
        input.value = better;
        input.focus();
        changed(input);
      });
      error.append(use);
    }
    error.hidden = !text;
    fieldOf(input).classList.toggle("field--wrong", Boolean(text));
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  const tell = (text) => { document.querySelector("[data-said]").textContent = text; };
  const touched = new WeakSet();
  let sent = false; // once checked, missing values are told too
  const review = (input, left) => {
    const found = input === slugInput ? allFaults(collect()).find((fault) => fault.input === input)
      : faults(collect()).find((fault) => fault.input === input);
    const early = found && ((ONLY_WHEN_SENT.includes(found.code) && !sent) || (PARTIAL_UNTIL_LEFT.includes(found.code) && !left && !touched.has(input)));
    const had = errorOf(input).dataset.text;
    showFault(input, early ? null : found);
    if (left && found && !early && had !== found.text) tell(found.text);
    if (left) touched.add(input);
    count(input);
  };
  const count = (input) => {
    const field = row(input.closest("[data-key]") || input);
    if (!input.dataset.longest || !field) return;
    const length = [...tidy(input.value, field.kind)].length, left = field.longest - length;
    let note = fieldOf(input).querySelector(".field__count");
    if (!note) fieldOf(input).querySelector(".field__control").after(note = element("p", { class: "field__count" }));
    const short = length && length < field.shortest;
    note.textContent = short ? say("js.short", { length, shortest: field.shortest }) : left < 0 ? say("js.over", { n: -left }) : left < field.longest / 3 ? say("js.left", { n: left }) : "";
  };
  const open = (input) => { for (let at = input.closest("details"); at; at = at.parentElement.closest("details")) at.open = true; };
  const summarise = (found) => {
    summary.hidden = found.length === 0;
    summary.replaceChildren();
    if (!found.length) return;
    const links = found.map(({ input, text }) => {
      const link = element("a", { href: `#${input.id}` }, `${input === slugInput ? "" : `${titleOf(input)}: `}${text}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        open(input);
        input.focus();
        fieldOf(input).scrollIntoView({ block: "center" });
      });
      return element("li", {}, link);
    });
    summary.append(element("h2", {}, say("js.summary_title", { n: found.length })), element("p", {}, say("js.summary_text")), element("ul", { class: "propose__faults" }, ...links));
  };

  /* The draft ------------------------------------------------------------------------------------------------ */
  const DRAFT = `katalog-usul:${editing}`;
  const stored = () => { try { return JSON.parse(localStorage.getItem(DRAFT)); } catch { return null; } };
  const store = (draft) => {
    try {
      if (draft) localStorage.setItem(DRAFT, JSON.stringify(draft));
      else localStorage.removeItem(DRAFT);
      return true;
    } catch {
      return false; // a private window: the form works, it only forgets
    }
  };
  const notice = (name, ...parts) => element("div", { class: "notice" }, element("p", {}, name, " "), ...parts);
  const button = (name, act, values) => {
    const made = element("button", { class: "button", type: "button" }, say(`js.${name}`, values));
    made.addEventListener("click", act);
    return made;
  };
  const keep = ({ data, styles, remarks, text }) => {
    const same = editing ? text === before : K.empty(data);
    const kept = store(same ? null : { data, styles, remarks, base: before, slug: slugTyped ? slugInput.value : "" });
    part("clear").hidden = same;
    part("kept").textContent = kept && !same ? say("js.draft_kept") : "";
  };
  const startAgain = () => {
    store(null);
    if (editing) return location.reload();
    clear();
    slugTyped = false;
    slugInput.value = "";
    for (const input of form.querySelectorAll("[aria-invalid]")) showFault(input, null);
    for (const note of form.querySelectorAll(".field__count")) note.textContent = "";
    summarise([]);
    sent = false;
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

  /* The preview ----------------------------------------------------------------------------------------------- */
  let shown = "page";
  const tabs = element("div", { class: "preview__tabs", role: "group", "aria-label": say("js.preview") });
  const view = element("div", { class: "preview__view", tabindex: "0", role: "region", "aria-label": say("js.preview") });
  const drawTabs = () => {
    const names = ["page", "file", ...(editing && before ? ["changes"] : [])];
    tabs.replaceChildren(...names.map((name) => {
      const tab = element("button", { class: "preview__tab", type: "button", "aria-pressed": String(name === shown) }, say(`js.preview_${name}`));
      tab.addEventListener("click", () => {
        shown = name;
        for (const other of tabs.children) other.setAttribute("aria-pressed", String(other === tab));
        draw(now());
      });
      return tab;
    }));
  };
  const code = (lines) => element("pre", { class: "preview__file" }, ...lines.map(([sign, line]) => element(sign === "+" ? "ins" : sign === "-" ? "del" : "span", {}, `${sign === "" ? "" : `${sign} `}${line}\n`)));
  const draw = ({ data, text }) => {
    if (shown === "file") view.replaceChildren(code(text.split("\n").map((line) => ["", line])));
    else if (shown === "changes") view.replaceChildren(text === before ? element("p", {}, say("js.preview_same")) : code(K.changes(before, text)));
    else if (!data.nama && !data.ringkasan) view.replaceChildren(element("p", { class: "quiet" }, say("js.preview_empty")));
    else view.replaceChildren(...K.pagePreview(data, say, label), element("p", { class: "quiet" }, say("js.preview_note")));
  };

  /* What happens at every change ------------------------------------------------------------------------------ */
  const exists = () => {
    const name = tidy(control(inside(form)[0]).value, "text").toLowerCase();
    const found = !(editing && before) && name && [...known].find(([, other]) => other.toLowerCase() === name);
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
    if (!slugTyped && !(editing && before)) slugInput.value = slugOf(control(inside(form)[0]).value);
    part("slug-shown").textContent = slug() || "…";
    const current = now();
    if (input && input.id) review(input, left);
    for (const wrong of form.querySelectorAll("[aria-invalid]")) if (wrong !== input) review(wrong, true);
    exists();
    keep(current);
    draw(current);
    send.hidden = true;
  };
  let waiting = 0;
  const soon = (input) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => changed(input, false), SOON);
  };

  const finish = () => {
    clearTimeout(waiting);
    const current = now(), found = allFaults(current);
    sent = true;
    for (const input of form.querySelectorAll("[aria-invalid]")) if (!found.some((fault) => fault.input === input)) showFault(input, null);
    for (const fault of [...found].reverse()) showFault(fault.input, fault);
    summarise(found);
    send.hidden = found.length > 0;
    if (found.length) {
      for (const { input } of found) open(input);
      return summary.focus();
    }
    if (editing && current.text === before) {
      send.hidden = true;
      state.replaceChildren(notice(say("js.unchanged")));
      return state.scrollIntoView({ block: "center" });
    }
    const proposal = {
      slug: slug(),
      text: current.text,
      name: current.data.nama,
      edit: Boolean(editing && before),
      photos: (current.data.gambar || []).map((each) => each.berkas),
    };
    const opened = (address) => (address.startsWith("http") ? window.open(address, "_blank", "noopener") : (location.href = address));
    part("send-ways").replaceChildren(element("p", {}, say("js.send_intro")), ...K.sendWays({ host: site.host, ways: site.ways, say, sent: app.dataset.sent }, proposal, opened));
    send.focus();
    send.scrollIntoView({ block: "start" });
    return undefined;
  };

  /* Start ------------------------------------------------------------------------------------------------------ */
  const script = (address) => new Promise((done) => {
    const made = element("script", { src: address });
    made.onload = made.onerror = done;
    document.head.append(made);
  });
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
    const old = editing && draft.base !== before;
    state.append(notice(say(old ? "js.draft_old" : "js.draft_found"), button(old ? "draft_fresh" : "clear", startAgain)));
  };
  // Parts that hold something stand open; the others wait for those who need them.
  const fold = (data) => {
    for (const details of form.querySelectorAll("[data-part]")) {
      details.open = inside(form).some((node) => details.contains(node) && !K.empty(data[node.dataset.key]));
    }
  };

  const start = async () => {
    preview.append(element("h2", { class: "preview__head" }, say("js.preview")), tabs, view);
    state.after(element("div", { "data-exists": true }));
    part("check").after(element("span", { class: "propose__kept", "data-kept": true }));
    clear();
    if (editing) await startEditing();
    restore();
    const current = now();
    fold(current.data);
    drawTabs();
    preview.hidden = false;
    part("check").disabled = false;
    sources();
    changed();
  };

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
