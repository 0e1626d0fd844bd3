// Writes a record as YAML in the catalogue's canonical form, as catalogue/formatting does: plain only where readers
// of YAML 1.1 and 1.2 see the same text, else quoted or folded. tests/form holds both to the same cases.
(() => {
  "use strict";
  const K = (globalThis.KatalogUsul = globalThis.KatalogUsul || {});
  const WIDTH = 100, STEP = 2, NARROWEST = 20, ENGLISH = "_en";
  const AS_WRITTEN = ["date", "year", "number", "count", "flag", "id", "term"];
  const INDICATORS = "-?:,[]{}#&*!|>'\"%@`=";
  // What YAML 1.1 takes for yes and no, nothing, a number, a time in base 60 or a date …
  const TYPED_11 = [
    /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
    /^(?:~|null|Null|NULL|)$/,
    /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
    /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
    /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/,
    /^(?:<<|=|[!&*])$/,
  ];
  // … and YAML 1.2.
  const TYPED_12 = /^(?:[yYnN]|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})$/;
  // Numbers and dates that stay as they were written: reading and printing them gives the same text again.
  const EITHER = /^(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false)$/;
  const KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

  const long = (text) => [...text].length; // characters, as Python counts them
  const typed = (text) => TYPED_12.test(text) || TYPED_11.some((pattern) => pattern.test(text));
  const quoted = (text) => '"' + text.replace(/[\\"\n\t]/g, (character) => ESCAPES[character]) + '"';
  const keyText = (key) => (KEY.test(key) && !typed(key) ? key : quoted(key));

  const isPlain = (text, style) => {
    if (EITHER.test(text)) return style === "";
    if (!text || text !== text.trim() || typed(text)) return false;
    if (text.includes(": ") || text.includes(" #") || text.endsWith(":") || /[\t\n]/.test(text)) return false;
    return !INDICATORS.includes(text[0]) || /^-[0-9]/.test(text);
  };

  const body = (text) => (text.endsWith("\n") ? text.slice(0, -1) : text);
  const chomping = (text) => (text.endsWith("\n") ? "" : "-");
  // Lines as they are: the first tells the indentation, at most one end is kept, no space stands at a line's end.
  const fitsBlock = (text) => {
    const lines = body(text).split("\n");
    return Boolean(lines[0] && lines.at(-1)) && !/^[ \t]/.test(lines[0]) && lines.every((line) => line === line.trimEnd());
  };
  const fitsFolding = (text) => fitsBlock(text) && !text.split("\n").some((line) => /^[ \t]/.test(line));
  const prefersLiteral = (text, style) => {
    const lines = body(text).split("\n");
    const short = lines.every((line) => long(line) <= WIDTH);
    if (lines.length === 1) return style === "|" && short;
    return style === "|" || (style !== ">" && short);
  };

  const wrapped = (line, width) => {
    const made = [];
    let now = "", size = 0;
    // Only at single spaces: two together would not come back from a folded text.
    for (const word of line.split(/(?<=\S) (?=\S)/u)) {
      const more = long(word);
      if (now && size + 1 + more > width) {
        made.push(now);
        now = word;
        size = more;
      } else {
        now = now ? `${now} ${word}` : word;
        size += now === word ? more : more + 1;
      }
    }
    return [...made, now];
  };
  const folded = (text, width) =>
    text.split("\n").flatMap((line, number) => [...(number ? [""] : []), ...(line ? wrapped(line, Math.max(width, NARROWEST)) : [])]);

  // The lines of a value. start: indentation and key or dash before it. style: "" plain, a quotation mark, | or >.
  const valueLines = (start, text, style) => {
    const inline = `${start} ${isPlain(text, style) ? text : quoted(text)}`;
    if (!text.includes("\n") && (long(inline) <= WIDTH || !/\S \S/.test(text))) return [inline];
    const margin = " ".repeat(start.length - start.trimStart().length + STEP);
    const indented = (lines) => lines.map((line) => (line ? margin + line : ""));
    if (prefersLiteral(text, style) && fitsBlock(text)) return [`${start} |${chomping(text)}`, ...indented(body(text).split("\n"))];
    if (fitsFolding(text)) return [`${start} >${chomping(text)}`, ...indented(folded(body(text), WIDTH - margin.length))];
    if (fitsBlock(text) && text.includes("\n")) return [`${start} |${chomping(text)}`, ...indented(body(text).split("\n"))];
    return [`${start} ${quoted(text)}`];
  };

  // Keys in the order of the declarations, an English twin behind its own, unknown ones at the end as they came.
  const inOrder = (keys, fields) => {
    const place = (key) => {
      const at = (name) => fields.findIndex((field) => field.key === name);
      const own = at(key) < 0 && key.endsWith(ENGLISH) ? at(key.slice(0, -ENGLISH.length)) : at(key);
      return [own < 0 ? fields.length : own, at(key) < 0 ? 1 : 0];
    };
    return keys.map((key, n) => [...place(key), n, key]).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((each) => each[3]);
  };

  const withoutFirstEmpty = (lines) => lines.slice(Math.max(0, lines.findIndex((line) => line)));

  // written: {data, styles, remarks}, styles and remarks by path ("sumber.0.judul"); fields: rows of the table.
  const write = ({ data, styles = {}, remarks = {} }, fields) => {
    const comments = (kind, path, indent) => ((remarks[kind] || {})[path] || []).map((text) => (text ? " ".repeat(indent) + text : ""));
    const style = (path, field) => styles[path] ?? (field && AS_WRITTEN.includes(field.kind) ? "" : '"');
    const join = (path, step) => (path ? `${path}.${step}` : String(step));
    const isGroup = (value) => typeof value === "object" && value !== null && Object.keys(value).length > 0;

    const leaf = (start, value, path, field) =>
      typeof value === "string" ? valueLines(start, value, style(path, field)) : [value === null ? start : `${start} ${Array.isArray(value) ? "[]" : "{}"}`];

    const block = (value, path, indent, field, rows) => {
      const keys = Array.isArray(value) ? value.map((_, n) => n) : inOrder(Object.keys(value), rows);
      return keys.flatMap((key, number) => {
        const here = join(path, key), lead = comments("lead", here, indent);
        const lines = Array.isArray(value) ? item(value[key], here, indent, field)
          : entry(key, value[key], here, indent, rows.find((row) => row.key === key) || (field && field.kind === "free" ? { kind: "text" } : null));
        return [...(number || !lead.length ? lead : withoutFirstEmpty(lead)), ...lines, ...comments("tail", here, indent)];
      });
    };

    const entry = (key, value, path, indent, field) => {
      const start = `${" ".repeat(indent)}${keyText(key)}:`;
      return isGroup(value) ? [start, ...block(value, path, indent + STEP, field, (field && field.members) || [])] : leaf(start, value, path, field);
    };

    const item = (value, path, indent, field) => {
      const start = `${" ".repeat(indent)}-`;
      if (!isGroup(value)) return leaf(start, value, path, field);
      let dashed = false;
      return block(value, path, indent + STEP, field, (field && field.members) || []).map((line) => {
        if (dashed) return line;
        if (line.trimStart().startsWith("#") || !line) return line.slice(STEP);
        dashed = true;
        return start + line.slice(indent + 1);
      });
    };

    const lines = [...(remarks.header || []), ...block(data, "", 0, null, fields), ...(remarks.footer || [])];
    while (lines.length && !lines.at(-1)) lines.pop();
    return withoutFirstEmpty(lines).join("\n") + "\n";
  };

  Object.assign(K, { write, valueLines, isPlain });
})();
