"""The promises of the design, kept by reading the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

PACKAGE = Path(__file__).parent.parent / "catalogue"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAY_OPEN = {"files", "stored.py", "mkdocs_site.py"}
OPENING = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rmtree"}
# The way that data flows: a module may import what stands before it, never what stands after.
ORDER = (
    "texts diagnostics documents pictures file_names scalars safe_text model field_list reference_model catalogue"
    " outlines freshness speech addresses near source shape_faults structure hints rules templating succession taxonomy"
    " editions pages exports search searchable frames gate headers history files gallery checking mkdocs_site"
    " preparing generating build cli"
).split()


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and not is_of_memory(node):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name


def is_of_memory(call: ast.Call) -> bool:
    """Whether bytes are opened that are no file: ``Image.open(BytesIO(raw))``."""
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Call) and getattr(first.func, "id", "") == "BytesIO"


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("catalogue"):
            rest = node.module.removeprefix("catalogue").lstrip(".")
            yield from [rest.split(".")[0]] if rest else [alias.name for alias in node.names]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
class TestModule:
    def test_only_files_touches_the_disk(self, module: Path) -> None:
        if module.relative_to(PACKAGE).parts[0] not in MAY_OPEN:
            assert not OPENING & set(calls(ast.parse(module.read_text())))

    def test_only_cli_prints_and_reads_the_clock(self, module: Path) -> None:
        found = set(calls(ast.parse(module.read_text())))
        if module.relative_to(PACKAGE).parts[0] != "cli":
            assert not {"print", "now", "today", "time", "process_time", "getenv"} & (found - {"time"})

    def test_imports_point_one_way(self, module: Path) -> None:
        own = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if own in ORDER:
            later = set(ORDER[ORDER.index(own) + 1 :])
            assert not later & set(imported(ast.parse(module.read_text())))

    def test_no_wording_in_code(self, module: Path) -> None:
        """Sentences in Indonesian stand in the texts file; the commonest words give them away."""
        strings = [node.value for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Constant)]
        wording = re.compile(r"\b(?:yang|adalah|tidak ada|silakan|berikut|harus|dengan)\b", re.IGNORECASE)
        assert not [text for text in strings if isinstance(text, str) and wording.search(text)]


def test_no_region_in_the_tool() -> None:
    """A neighbouring regency changes data only: its name, or the first one's, is nowhere in the tool."""
    names = re.compile(r"banyumas|purwokerto|purbalingga", re.IGNORECASE)
    kinds = {".py", ".yml", ".jinja", ".html", ".css", ".js", ".md"}
    texts = [path for path in PACKAGE.rglob("*") if path.suffix in kinds]
    assert not [path.name for path in texts if names.search(path.read_text(encoding="utf-8"))]


def test_every_text_that_code_names_exists() -> None:
    words = yaml.safe_load((PACKAGE / "locale" / "id.yml").read_text(encoding="utf-8"))
    used = {
        key
        for path in [*MODULES, *PACKAGE.rglob("*.jinja")]
        for key in re.findall(
            r"""\b(?:t|texts)\(\s*["']([a-z_]+(?:\.[a-zA-Z0-9_-]+)+)["']""", path.read_text(encoding="utf-8")
        )
    }
    assert not [key for key in sorted(used) if not found(words, key)]


def found(words: object, key: str) -> bool:
    for step in key.split("."):
        if not isinstance(words, dict):
            return False
        words = words.get(step, words.get(int(step)) if step.isdigit() else None)
    return words is not None


# The form, what follows it and the joint site are in Indonesian only; English pages name it in a link.
INDONESIAN_PAGES = (".propose.", ".sent.", ".joint.")


@pytest.mark.parametrize("section", ["cli", "report", "page", "export", "search", "vocabulary"])
def test_wording_is_whole_in_both_languages(section: str) -> None:
    languages = [
        yaml.safe_load((PACKAGE / "locale" / f"{name}.yml").read_text(encoding="utf-8")) for name in ("id", "en")
    ]
    indonesian, english = (set(leaves(words[section])) for words in languages)
    assert {
        key for key in indonesian - english if not (section == "page" and key.startswith(INDONESIAN_PAGES))
    } == set()
    assert not english - indonesian


def leaves(words: object, prefix: str = "") -> Iterator[str]:
    """Every text by its key, with the values it names."""
    if isinstance(words, dict) and words.keys() != {"one", "other"}:
        for key, value in words.items():
            yield from leaves(value, f"{prefix}.{key}")
    else:
        names = sorted(set(re.findall(r"\{[a-z]+\}", str(words))))
        yield f"{prefix} {' '.join(names)}"
