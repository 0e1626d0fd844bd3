// What the field declarations say of a record, from the table in the page: required, length, pattern, vocabulary.
// Codes are those of the Python checks; tests/form holds both to the same cases. Everything else is Python's.
(() => {
  "use strict";
  const K = (globalThis.KatalogUsul = globalThis.KatalogUsul || {});
  const TEXT = ["text", "long_text", "free"];
  const size = (text) => [...text].length;
  const folded = (text) => text.trim().split(/\s+/u).filter(Boolean).join(" ").normalize("NFC");

  const empty = (value) => value === undefined || value === null || value === "" ||
    (typeof value === "object" && Object.keys(value).length === 0);

  // The value of a year, month and day as far as they are known: a fault code's name, or "".
  const dateFault = ([, year, month, day], [first, last]) => {
    const y = Number(year), m = Number(month ?? 1), d = Number(day ?? 1);
    const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
    const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if (y < 1 || m < 1 || m > 12 || d < 1 || d > days[m - 1]) return "no_such_date";
    return y < first || y > last ? "year_range" : "";
  };

  const checker = (table) => {
    const patterns = Object.fromEntries(Object.entries(table.patterns).map(([kind, text]) => [kind, new RegExp(`^(?:${text})$`, "u")]));
    const forbidden = new RegExp(table.forbidden, "gu");

    // What can never be written: breaks of other programs become spaces, what cannot be seen goes.
    const cleaned = (text) => text.replace(/\r\n?/g, "\n").replace(forbidden, (...match) => (match.at(-1).Y008 ? " " : ""));

    // A value as it will be written: short texts on one line, long ones without spaces at the ends of lines.
    const tidy = (text, kind) => {
      const clean = cleaned(text);
      if (kind !== "long_text") return folded(clean);
      return clean.replace(/\t/g, " ").split("\n").map((line) => line.trimEnd()).join("\n").replace(/^\n+|\s+$/g, "").normalize("NFC");
    };

    const textFault = (field, text) => {
      const length = size(text);
      if (length < field.shortest) return ["text_too_short", { length, shortest: field.shortest }];
      return length > field.longest ? ["text_too_long", { length, longest: field.longest }] : null;
    };

    const valueFault = (field, written) => {
      const text = field.kind === "long_text" ? tidy(written, "long_text") : folded(written);
      if (field.kind === "term") return field.terms.includes(written) ? null : ["literal_error", {}];
      if (TEXT.includes(field.kind)) return textFault(field, text);
      if (field.kind === "flag") return ["ya", "tidak"].includes(text.toLowerCase()) ? null : ["flag", {}];
      const match = patterns[field.kind].exec(text);
      if (!match || size(text) > (table.longest[field.kind] ?? table.longestShort)) return [field.kind, {}];
      const dated = field.kind === "date" ? match : field.kind === "year" ? [text, text] : null;
      const fault = dated && dateFault(dated, table.years);
      return fault ? [fault, { first: table.years[0], last: table.years[1] }] : null;
    };

    const oneFault = (field, value, path) => {
      if (field.kind === "record" && field.bare && typeof value === "string") return oneFault(field.members.find((each) => each.key === field.bare), value, [...path, field.bare]);
      if (field.kind === "record") return groupFaults(field.members, value, path);
      if (field.kind === "free") return Object.entries(value).flatMap(([key, text]) => named(field, textFault(field, folded(text)), text, [...path, key]));
      return named(field, valueFault(field, value), value, path);
    };

    const named = (field, fault, value, path) =>
      fault ? [{ path, code: table.codes[fault[0]], field, values: { value, ...fault[1] } }] : [];

    const fieldFaults = (field, value, path) => {
      if (empty(value)) return field.required ? [{ path, code: table.codes.missing, field, values: { value: "" } }] : [];
      if (!field.repeated) return oneFault(field, value, path);
      if (value.length > (field.most || Infinity)) return named(field, ["too_long", { most: field.most }], "", path);
      return value.flatMap((each, n) => oneFault(field, each, [...path, n]));
    };

    const groupFaults = (fields, record, path) => fields.flatMap((field) => fieldFaults(field, record[field.key], [...path, field.key]));

    const isSlug = (slug) => slug.length <= table.slug.longest && patterns.id.test(slug) && !table.slug.reserved.includes(slug);

    // The slug of a name, as the command line makes it: letters without their marks, the rest as hyphens, cut between words.
    const slugOf = (name) => {
      const plain = name.replace(/'+/g, "-").normalize("NFKD").replace(/[\p{M}\u2018\u2019]/gu, "").toLowerCase().replace(/(?<=[0-9]),(?=[0-9])/g, "");
      const words = plain.split(/[^a-z0-9]+/).filter(Boolean), whole = words.join("-"), most = table.slug.longest;
      if (whole.length < most) return isSlug(whole) ? whole : "";
      let slug = "";
      for (const word of words.length > 1 ? words : []) {
        const length = slug.length + word.length;
        if (length <= most) slug += length < most ? `${word}-` : word;
        if (length === most) break;
      }
      slug = (slug || whole.slice(0, most)).replace(/-$/, "");
      return isSlug(slug) ? slug : "";
    };

    const check = (record) => groupFaults(table.fields, record, []);
    return { check, tidy, isSlug, slugOf };
  };

  // What a mistyped value was probably meant to be, or "": a date in words or day first, an address without https://.
  const meant = (kind, written, months) => {
    const text = folded(written), two = (number) => String(number).padStart(2, "0");
    if (kind === "url") {
      const bare = text.replace(/^(?:https?[:/]*|htp+s?[:/]+)/i, "");
      return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]\S*)?$/i.test(bare) ? `https://${bare}` : "";
    }
    if (kind === "year") return (/\b((?:19|20)[0-9]{2})\b/.exec(text) || [])[1] || "";
    if (kind !== "date") return "";
    const names = months.map((month) => month.toLowerCase().slice(0, 3));
    const monthOf = (word) => names.findIndex((name) => word.toLowerCase().startsWith(name)) + 1;
    const worded = /^(?:(?:\p{L}+,? )?([0-3]?[0-9]) )?(\p{L}{3,})\.? ((?:19|20)[0-9]{2})$/u.exec(text);
    if (worded && monthOf(worded[2])) return [worded[3], two(monthOf(worded[2])), ...(worded[1] ? [two(worded[1])] : [])].join("-");
    const dayFirst = /^([0-3]?[0-9])[ ./-]([01]?[0-9])[ ./-]((?:19|20)[0-9]{2})$/.exec(text);
    // 03/04 may be March or April: only what can be read one way is offered.
    if (dayFirst && Number(dayFirst[1]) > 12) return `${dayFirst[3]}-${two(dayFirst[2])}-${two(dayFirst[1])}`;
    const monthFirst = /^([01]?[0-9])[ ./-]((?:19|20)[0-9]{2})$/.exec(text);
    if (monthFirst) return `${monthFirst[2]}-${two(monthFirst[1])}`;
    const yearFirst = /^((?:19|20)[0-9]{2})[ ./-]([01]?[0-9])(?:[ ./-]([0-3]?[0-9]))?$/.exec(text);
    return yearFirst ? [yearFirst[1], two(yearFirst[2]), ...(yearFirst[3] ? [two(yearFirst[3])] : [])].join("-") : "";
  };

  const placeName = (path) => path.reduce((text, step) => (typeof step === "number" ? `${text}[${step + 1}]` : text ? `${text}.${step}` : step), "");

  const shortened = (text) => (size(text) > 60 ? `${[...text].slice(0, 59).join("")}…` : text);

  Object.assign(K, { checker, meant, placeName, shortened, empty });
})();
