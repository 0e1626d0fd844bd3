// The form's scripts without a page: run.mjs reads {table, tasks} and answers each task in order.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml"; // comes with yaml-language-server: a reader of both versions that is not ours

const scripts = new URL("../../catalogue/assets/form/", import.meta.url);
for (const name of ["yaml", "checks", "send"]) (0, eval)(readFileSync(fileURLToPath(new URL(`${name}.js`, scripts)), "utf8"));

const K = globalThis.KatalogUsul;
const { table, texts, tasks } = JSON.parse(readFileSync(0, "utf8"));
const { check, tidy, isSlug, slugOf } = K.checker(table);
const acts = {
  check: ({ record }) => check(record).map(({ path, code, field, values }) => ({ field: K.placeName(path), code, row: field.key, values })),
  write: ({ written, fields }) => K.write(written, fields ?? table.fields),
  read: ({ text, version }) => parse(text, { version, maxAliasCount: 0 }),
  lines: ({ start, text, style }) => K.valueLines(start, text, style),
  tidy: ({ text, kind }) => tidy(text, kind),
  slug: ({ name }) => ({ slug: slugOf(name), fits: isSlug(name) }),
  meant: ({ kind, text }) => K.meant(kind, text, texts.months),
  host: ({ host, slug, text, edit }) => K.hostPage(host, slug, text, edit),
  message: ({ address, values }) => K.message(address, values),
};
process.stdout.write(JSON.stringify(tasks.map((task) => acts[task.act](task))));
