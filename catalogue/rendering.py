"""Markdown → what MkDocs makes of it, as files; not asked again where it has answered the same before."""

import base64
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalogue import files
from catalogue.documents import File
from catalogue.stored import Cache, digest, tool_digest, tree_digest

HTML = "build/html"
DROPPED = ("sitemap.xml", "sitemap.xml.gz")  # ours follows, with true dates
KIND = "rendered"
_OWN_FOLDERS = re.compile(r"^(?:docs|site)_dir:.*$|#.*$", re.MULTILINE)


def rendered_files(
    root: Path, markdown: Sequence[File], settings: Mapping[str, Any], timestamp: int, cache: Cache | None, docs: str
) -> list[File]:
    """What MkDocs makes of these pages: HTML, and the theme's own files.

    settings: for MkDocs, from the region. timestamp: seconds since 1970. docs: where the pages
    stand, below the root.
    Raises RenderingError where MkDocs gives up or warns.
    """
    files.write_tree(root / docs, markdown)
    config = files.mkdocs_config(root)
    sources = [part for file in markdown for part in (file.path, file.raw)]
    key = digest(tool_digest(), json.dumps(settings, sort_keys=True), timestamp, *config_parts(root, config), *sources)
    kept = cache and _unpacked(cache.read(KIND, key))
    if kept:
        return kept
    made = _rendered(root, config, settings, timestamp, root / docs)
    if cache:
        cache.keep_only(KIND, ())
        cache.write(KIND, key, [[file.path, base64.b64encode(file.raw).decode()] for file in made])
    return made


def _rendered(root: Path, config: Path, settings: Mapping[str, Any], timestamp: int, docs: Path) -> list[File]:
    from catalogue.mkdocs_site import render

    html = files.empty_folder(root / HTML)
    render(config, docs.resolve(), html.resolve(), settings, timestamp)
    made = [File(document.path, document.raw) for document in files.read_tree(html) if document.path not in DROPPED]
    files.remove_folder(html)
    return made


def _unpacked(kept: Any) -> list[File] | None:
    try:
        return [File(path, base64.b64decode(raw)) for path, raw in kept]
    except (TypeError, ValueError):
        return None


def config_parts(root: Path, config: Path) -> Iterable[object]:
    """MkDocs' settings file, and every file or folder of the root that it names: a theme, another settings file.

    Its own two folders are not among them: MkDocs gets others, for its input and what it makes.
    """
    raw = files.read_file(config) or b""
    yield raw
    for name in re.findall(r"[\w./-]+", _OWN_FOLDERS.sub("", raw.decode("utf-8", "replace"))):
        named = root / name
        if name.strip("./") and files.is_below(root, named):
            yield name
            yield tree_digest(named) if named.is_dir() else files.read_file(named)
