"""The same records for other generators, in the shell that our own pages have."""

import shutil
from pathlib import Path

PLAIN = """
site_name: Plain
site_url: https://plain.example/
docs_dir: docs
theme:
  name: material
  language: id
plugins: [search]
markdown_extensions: [tables, admonition, attr_list, md_in_html, footnotes, def_list, toc, pymdownx.details,
  pymdownx.superfences, pymdownx.tabbed]
"""
ADAPTER = """
{{- range $slug, $record := site.Data.innovations -}}
  {{- $.AddPage (dict "path" $slug "title" $record.nama "params" (dict "record" $record)) -}}
{{- end -}}
"""
FIELDS = """
<h1>{{ .Title }}</h1><p>{{ .Params.record.ringkasan }}</p>
{{ with .Params.record.masalah }}<h2>Masalah</h2>{{ . | markdownify }}{{ end }}
{{ with .Params.record.solusi }}<h2>Solusi</h2>{{ . | markdownify }}{{ end }}
<ul>{{ range .Params.record.hasil }}<li>
{{ if reflect.IsMap . }}{{ .teks }} {{ .tahun }}{{ else }}{{ . }}{{ end }}
</li>{{ end }}</ul>
<ol>{{ range .Params.record.cara_akses.langkah }}<li>{{ . }}</li>{{ end }}</ol>
<ol>{{ range .Params.record.sumber }}<li><a href="{{ .url }}">{{ .judul }}</a>, {{ .penerbit }}</li>{{ end }}</ol>
"""
ELEVENTY_CONFIG = """
const yaml = require("js-yaml");
module.exports = (config) => {
  config.addDataExtension("yml", (text) => yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA }));
  return { dir: { input: "src", output: "public" } };
};
"""
ELEVENTY_HEAD = """---
pagination: { data: innovations, size: 1, alias: slug }
permalink: "inovasi/{{ slug }}/index.html"
---
{%- assign record = innovations[slug] -%}
"""
ELEVENTY_FIELDS = """
<h1>{{ record.nama | escape }}</h1><p>{{ record.ringkasan | escape }}</p>
{% if record.masalah %}<h2>Masalah</h2><p>{{ record.masalah | escape }}</p>{% endif %}
{% if record.solusi %}<h2>Solusi</h2><p>{{ record.solusi | escape }}</p>{% endif %}
<ul>{% for each in record.hasil %}<li>
{% if each.teks %}{{ each.teks | escape }} {{ each.tahun }}{% else %}{{ each | escape }}{% endif %}
</li>{% endfor %}</ul>
<ol>{% for step in record.cara_akses.langkah %}<li>{{ step | escape }}</li>{% endfor %}</ol>
<ol>{% for each in record.sumber %}<li><a href="{{ each.url }}">{{ each.judul | escape }}</a>, {{ each.penerbit }}</li>
{% endfor %}</ol>
"""
ELEVENTY_LIST = """
<ul>{% for each in innovations %}<li><a href="{{ each[0] }}/">{{ each[1].nama | escape }}</a></li>{% endfor %}</ul>
"""
LIST = """<ul>{{ range site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>"""


def plain_mkdocs(folder: Path, docs: Path) -> Path:
    """MkDocs with Material of the Markdown that ``export --format markdown`` wrote, everything in the nav."""
    for page in docs.rglob("*.md"):
        target = folder / "docs" / page.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
    (folder / "mkdocs.yml").write_text(PLAIN)
    return folder


def hugo(folder: Path, records: Path, shell: str) -> Path:
    """Hugo of the same YAML files. shell: one of our pages, with ``@@`` where its content was."""
    shutil.copytree(records, folder / "data/innovations")
    for path, text in {
        "hugo.toml": 'baseURL = "https://hugo.example/"\ndisableKinds = ["taxonomy", "term", "rss"]\n',
        "content/inovasi/_content.gotmpl": ADAPTER,
        "layouts/_default/single.html": shell.replace("@@", FIELDS),
        "layouts/_default/list.html": shell.replace("@@", LIST),
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def eleventy(folder: Path, records: Path, shell: str) -> Path:
    """Eleventy of the same YAML files, its templates in Liquid. shell: as for ``hugo``."""
    shutil.copytree(records, folder / "src/_data/innovations")
    whole = shell.replace("{", "&#123;")  # nothing of the shell is meant for Liquid
    for path, text in {
        "eleventy.config.cjs": ELEVENTY_CONFIG,
        "src/inovasi.liquid": ELEVENTY_HEAD + whole.replace("@@", ELEVENTY_FIELDS),
        "src/daftar.liquid": "---\npermalink: inovasi/index.html\n---\n" + whole.replace("@@", ELEVENTY_LIST),
    }.items():
        (folder / path).write_text(text)
    return folder
