// The form's fields and the record that they hold. Every field is an element with data-key and data-kind:
// list, entries, once or checks. What a control did not change is written again exactly as it was.
(() => {
  "use strict";
  const K = (globalThis.KatalogUsul = globalThis.KatalogUsul || {});
  const all = (box, selector) => [...box.querySelectorAll(selector)];
  const control = (box) => box.querySelector("input, select, textarea");
  const HOLDERS = "[data-key], [data-entry], form";

  // The fields right inside a form, group or entry.
  const inside = (box) => all(box, "[data-key]").filter((node) => node.parentElement.closest(HOLDERS) === box);
  const entries = (node) => [...node.querySelector("[data-entries]").children];
  const key = (path) => path.join(".");

  const error = (id) => Object.assign(document.createElement("p"), { id, className: "field__error", hidden: true });
  // A control is read out with what explains it: hint, example, and the mistake below it.
  const explain = (input) => {
    const field = input.closest(".item, .field"), list = field.matches(".item") && field.closest("[data-kind=list]");
    const told = ["hint", "example"].map((name) => [name, (list || field).querySelector(`:scope > .field__${name}`)]).filter(([, part]) => part);
    for (const [name, part] of told) part.id = part.id || `${list ? list.dataset.id : input.id}-${name}`;
    const mistake = field.querySelector(":scope > .field__error") || error(`${input.id}-error`);
    field.querySelector(":scope > .field__control").after(mistake);
    input.setAttribute("aria-describedby", [...told.map(([, part]) => part.id), mistake.id].join(" "));
  };

  // say(key, values): a text; row(node): the declaration of a field; tidy(text, kind): a value as it is written.
  const fields = (form, { say, row, tidy }) => {
    for (const input of all(form, ".field__input")) explain(input);
    for (const many of all(form, "[data-kind=checks]")) many.append(error(`f-${many.dataset.key}-error`));
    const prototypes = new Map(), known = new WeakMap();
    for (const node of all(form, "[data-entries]")) prototypes.set(node.parentElement, node.firstElementChild.cloneNode(true));
    const noted = (node) => known.get(node) || known.set(node, {}).get(node);

    // The catalogue's own choices, by field: here once they are known, and in what is added later.
    const offer = (choices) => {
      for (const box of [form, ...prototypes.values()]) for (const select of all(box, "[data-offered]")) {
        const value = select.value, none = select.options[0];
        const groups = choices[select.dataset.offered].map(([name, pairs]) => {
          const options = pairs.map(([id, title]) => new Option(title, id));
          return name ? K.element("optgroup", { label: name }, ...options) : options;
        });
        select.replaceChildren(none, ...groups.flat());
        show(select, value);
      }
    };

    // Names people type and the ids that stand for them.
    const suggested = (input) => (input.list ? [...input.list.options] : []);
    const read = (input) => {
      const option = suggested(input).find((each) => each.value === input.value.trim());
      return option ? option.dataset.id : input.value;
    };
    const show = (input, value) => {
      const option = suggested(input).find((each) => each.dataset.id === value);
      // A choice that the list does not have is kept, so that nothing is lost.
      if (input.tagName === "SELECT" && ![...input.options].some((each) => each.value === value)) input.append(new Option(value, value));
      input.value = option ? option.value : value;
    };

    // Entries of lists and groups: ids, names and headings follow their number.
    const renumber = (node) => {
      const { id, name, title } = node.dataset;
      entries(node).forEach((entry, n) => {
        const put = (text) => text.replaceAll(new RegExp(`(^| )${id}-\\d+(?=-|$| )`, "g"), `$1${id}-${n + 1}`);
        for (const part of [entry, ...all(entry, "*")]) {
          for (const attribute of ["id", "for", "aria-describedby", "aria-labelledby"]) {
            if (part.hasAttribute(attribute)) part.setAttribute(attribute, put(part.getAttribute(attribute)));
          }
          if (part.name) part.name = part.name.replace(/\[\d+\]/, `[${n + 1}]`);
        }
        for (const label of all(entry, "[data-numbered]")) label.textContent = `${title} ${n + 1}`;
      });
      const most = Number(node.dataset.most) || Infinity;
      node.querySelector(":scope > [data-add]").hidden = entries(node).length >= most;
      // The only line of a list, and the only one of what must be there, is emptied rather than removed.
      const last = entries(node).length === 1 && (node.dataset.kind === "list" || "required" in node.dataset);
      for (const button of all(node, "[data-remove]")) button.hidden = last;
    };
    const add = (node) => {
      const entry = prototypes.get(node).cloneNode(true);
      node.querySelector("[data-entries]").append(entry);
      renumber(node);
      sources();
      return entry;
    };
    const remove = (node, entry) => {
      const number = entries(node).indexOf(entry) + 1;
      entry.remove();
      if (node.dataset.key === "sumber" && node.dataset.kind === "entries") follow(number);
      renumber(node);
      sources();
    };
    // What pointed at a source behind the removed one points at the same source still.
    const follow = (gone) => {
      for (const select of all(form, "select[data-sources]")) {
        const number = Number(select.value);
        if (number === gone) select.value = "";
        else if (number > gone) show(select, String(number - 1));
      }
    };
    // The choice of a source lists the sources as they are now.
    const sources = () => {
      const list = inside(form).find((node) => node.dataset.key === "sumber");
      const titles = entries(list).map((entry) => control(inside(entry)[0]).value.trim());
      for (const select of all(form, "select[data-sources]")) {
        const value = select.value, none = select.options[0];
        const options = titles.map((title, n) => new Option(say(title ? "js.source_titled" : "js.source", { number: n + 1, title }), String(n + 1)));
        select.replaceChildren(none, ...options);
        show(select, value);
      }
    };

    // record → form. note(path): how the text was written.
    const fill = (box, data, path, notes) => {
      const nodes = inside(box), kept = {};
      for (const [name, value] of Object.entries(data)) {
        const node = nodes.find((each) => each.dataset.key === name);
        if (value === null) continue;
        if (node) fillNode(node, value, [...path, name], notes);
        else kept[name] = { value, path: [...path, name] };
      }
      noted(box).kept = { values: kept, notes };
    };
    const fillControl = (node, value, path, notes) => {
      const input = control(node);
      show(input, value);
      noted(node).origin = { text: value, shown: input.value, style: notes.styles[key(path)] };
    };
    const fillNode = (node, value, path, notes) => {
      noted(node).path = path;
      noted(node).notes = notes;
      const kind = node.dataset.kind;
      if (!kind) return fillControl(node, value, path, notes);
      if (kind === "once") return fill(node, value, path, notes);
      if (kind === "checks") {
        for (const box of all(node, "input")) box.checked = value.includes(box.value);
        noted(node).origin = { values: value };
        return undefined;
      }
      node.querySelector("[data-entries]").replaceChildren();
      return value.forEach((each, n) => fillEntry(node, add(node), each, [...path, n], notes));
    };
    const fillEntry = (node, entry, value, path, notes) => {
      noted(entry).path = path;
      noted(entry).notes = notes;
      if (node.dataset.kind === "list") return fillControl(entry, value, path, notes);
      const bare = typeof value === "string";
      noted(entry).group = !bare;
      fill(entry, bare ? { [row(node).bare]: value } : value, path, notes);
      if (bare) noted(inside(entry).find((each) => each.dataset.key === row(node).bare)).origin.style = notes.styles[key(path)];
      return undefined;
    };

    // form → record, with how each text is written and where each value stands in the page.
    const collect = () => {
      const found = { styles: {}, remarks: { lead: {}, tail: {} }, nodes: new Map() };
      const data = collectGroup(form, [], found);
      const { notes } = noted(form).kept || {};
      if (notes) Object.assign(found.remarks, { header: notes.remarks.header, footer: notes.remarks.footer });
      return { data, ...found };
    };
    const collectGroup = (box, path, found) => {
      const data = {};
      for (const node of inside(box)) {
        const value = collectNode(node, [...path, node.dataset.key], found);
        if (!K.empty(value)) data[node.dataset.key] = value;
      }
      const { values = {}, notes } = noted(box).kept || {};
      for (const [name, each] of Object.entries(values)) {
        data[name] = each.value;
        keep(each.path, [...path, name], notes, found);
      }
      return data;
    };
    // What the form does not show is written as it was, and its comments with it.
    const keep = (from, to, notes, found) => {
      const moved = (name) => (name === key(from) || name.startsWith(`${key(from)}.`) ? key(to) + name.slice(key(from).length) : "");
      for (const [target, source] of [[found.styles, notes.styles], [found.remarks.lead, notes.remarks.lead], [found.remarks.tail, notes.remarks.tail]]) {
        for (const [name, value] of Object.entries(source || {})) if (moved(name)) target[moved(name)] = value;
      }
    };
    const remarks = (node, to, found) => {
      const { path, notes } = noted(node);
      if (!path) return;
      for (const kind of ["lead", "tail"]) {
        const lines = (notes.remarks[kind] || {})[key(path)];
        if (lines) found.remarks[kind][key(to)] = lines;
      }
    };
    const collectControl = (node, path, field, found) => {
      const input = control(node), { origin } = noted(node);
      found.nodes.set(key(path), node);
      if (origin && origin.shown === input.value) {
        if (origin.style !== undefined) found.styles[key(path)] = origin.style;
        return origin.text;
      }
      return tidy(read(input), field.kind);
    };
    const collectNode = (node, path, found) => {
      const field = row(node), kind = node.dataset.kind;
      found.nodes.set(key(path), node);
      remarks(node, path, found);
      if (!kind) return collectControl(node, path, field, found);
      if (kind === "once") return collectGroup(node, path, found);
      if (kind === "checks") {
        const values = all(node, "input").filter((box) => box.checked).map((box) => box.value);
        const before = (noted(node).origin || {}).values || [];
        return before.length === values.length && before.every((value) => values.includes(value)) ? before : values;
      }
      const list = [];
      for (const entry of entries(node)) {
        const here = [...path, list.length];
        const value = kind === "list" ? collectControl(entry, here, field, found) : collectEntry(entry, here, field, found);
        if (K.empty(value)) continue;
        found.nodes.set(key(here), entry);
        remarks(entry, here, found);
        list.push(value);
      }
      return list;
    };
    const collectEntry = (entry, path, field, found) => {
      const value = collectGroup(entry, path, found);
      if (!field.bare || noted(entry).group || Object.keys(value).join() !== field.bare) return value;
      const inner = found.styles[key([...path, field.bare])];
      if (inner !== undefined) found.styles[key(path)] = inner;
      return value[field.bare];
    };

    const clear = () => {
      known.delete(form);
      for (const node of all(form, "[data-key]")) known.delete(node);
      for (const input of all(form, "input, select, textarea")) {
        if (input.type === "checkbox") input.checked = false;
        else input.value = "";
      }
      for (const node of prototypes.keys()) {
        node.querySelector("[data-entries]").replaceChildren();
        if (node.dataset.kind === "list" || "required" in node.dataset) add(node);
        renumber(node);
      }
    };
    const load = (written) => {
      clear();
      const notes = { styles: {}, remarks: {}, ...written };
      fill(form, written.data, [], notes);
      for (const node of prototypes.keys()) if (!entries(node).length && node.dataset.kind === "list") add(node);
      sources();
    };
    return { load, clear, collect, add, remove, sources, offer, inside };
  };

  Object.assign(K, { fields, control });
})();
