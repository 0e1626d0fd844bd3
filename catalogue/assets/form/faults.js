// Mistakes as people see them: under the field while they type, and all together above the form.
(() => {
  "use strict";
  const K = (globalThis.KatalogUsul = globalThis.KatalogUsul || {});
  // Some mistakes are told only when a field is left, a missing value only when all is checked: nobody is interrupted.
  const WHEN_LEFT = ["S007", "S010", "S011", "S014", "S019"], WHEN_CHECKED = ["S002"], REPAIRABLE = ["S010", "S011", "S014"];
  const fieldOf = (input) => input.closest(".item, .field, [data-kind=checks]");
  const errorOf = (input) => fieldOf(input).querySelector(".field__error");
  const open = (input) => { for (let at = input.closest("details"); at; at = at.parentElement.closest("details")) at.open = true; };

  // form, summary: elements; of the page: its data; say, row, inside, tidy, check: see propose.js; own(collected): more faults.
  const mistakes = ({ form, summary, page, say, row, inside, tidy, check, collect, own, changed }) => {
    const { element, control } = K;
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
    const titleOf = (input) => {
      const box = input.closest("[data-key]"), entry = input.closest(".entry");
      const item = input.closest(".item") && input.closest("[data-entries]").children.length > 1 ? input.closest(".item").querySelector("[data-numbered]").textContent : "";
      const title = item || (box ? box.dataset.title || box.querySelector(".field__label").firstChild.textContent.trim() : "");
      if (!box) return form.querySelector(`[for="${input.id}"]`).textContent;
      return entry ? `${entry.querySelector("[data-numbered]").textContent}: ${title}` : title;
    };
    const exampleOf = (input) => {
      const given = (fieldOf(input).querySelector(".field__example") || input.closest("[data-key]").querySelector(".field__example") || { textContent: "" }).textContent;
      return given.replace(/^[^:]*:\s*/, "");
    };
    const faultText = ({ code, values }, input) => {
      const example = exampleOf(input), bare = `mistake.${code}_bare`;
      const shown = { ...values, value: K.shortened(String(values.value ?? "")), example };
      return say(!example && page.texts[bare] ? bare : `mistake.${code}`, shown);
    };
    const faults = ({ data, nodes }) => check(data).map((fault) => {
      const input = control(placeOf(nodes, fault));
      return { ...fault, input, text: faultText(fault, input) };
    });
    const allFaults = (collected) => [...faults(collected), ...own(collected)];
    const showFault = (input, fault) => {
      const error = errorOf(input), text = fault ? fault.text : "";
      if (error.dataset.text === text) return;
      error.dataset.text = text;
      error.replaceChildren(...(text ? [element("span", {}, text)] : []));
      const better = fault && REPAIRABLE.includes(fault.code) ? K.meant(fault.field.kind, input.value, page.months) : "";
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
    let checked = false; // once all is checked, missing values are told too
    const review = (input, left) => {
      const found = allFaults(collect()).find((fault) => fault.input === input);
      const early = found && ((WHEN_CHECKED.includes(found.code) && !checked) || (WHEN_LEFT.includes(found.code) && !left && !touched.has(input)));
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
    const summarise = (found) => {
      summary.hidden = found.length === 0;
      summary.replaceChildren();
      if (!found.length) return;
      const links = found.map(({ input, text }) => {
        const link = element("a", { href: `#${input.id}` }, `${titleOf(input)}: ${text}`);
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

    // Show all there is; true where nothing is wrong.
    const tellAll = (collected) => {
      const found = allFaults(collected);
      checked = true;
      for (const input of form.querySelectorAll("[aria-invalid]")) if (!found.some((fault) => fault.input === input)) showFault(input, null);
      for (const fault of [...found].reverse()) showFault(fault.input, fault);
      summarise(found);
      for (const { input } of found) open(input);
      if (found.length) summary.focus();
      return found.length === 0;
    };
    const reviewAgain = (but) => { for (const wrong of form.querySelectorAll("[aria-invalid]")) if (wrong !== but) review(wrong, true); };
    const forget = () => {
      for (const input of form.querySelectorAll("[aria-invalid]")) showFault(input, null);
      for (const note of form.querySelectorAll(".field__count")) note.textContent = "";
      summarise([]);
      checked = false;
    };
    return { review, reviewAgain, tellAll, forget };
  };

  Object.assign(K, { mistakes });
})();
