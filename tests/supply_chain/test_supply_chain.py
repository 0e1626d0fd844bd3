"""What the product is made of: few packages, each with a reason, locked by hash, with a licence that is known."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.supply_chain.licences import LIST, licence_list, locked

REPOSITORY = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-audit.txt")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13")
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Artistic|Python Software Foundation|Mozilla|MPL|Unlicense|HPND", re.IGNORECASE
)


def test_every_dependency_says_why_it_is_there() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("\ndependencies = [\n")[1].split("\n]")[0]
    optional = re.findall(r"^(?:dev|audit) = \[\n(.*?)\n\]", text, re.MULTILINE | re.DOTALL)
    lines = [line for part in (block, *optional) for line in part.split("\n")]
    assert [line for line in lines if not re.fullmatch(r'  "[^"]+", +# \S.{3,}', line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_its_hash_and_comes_from_the_index(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+(?: ; .+)? \\\n {4}--hash=sha256:[0-9a-f]{64}", entry), entry.split("\n")[0]
    assert not re.search(r"^-|https?://|git\+|file:", text, re.MULTILINE)


@pytest.mark.parametrize("python", PYTHONS)
def test_a_lock_holds_everything_asked_for_on_every_python(python: str) -> None:
    for name, wanted in (
        ("requirements.txt", PROJECT["dependencies"]),
        ("requirements-dev.txt", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
    ):
        there = {package for package, marker in locked(name).items() if fits(marker, python)}
        asked = {Requirement(each).name.lower().replace("_", "-") for each in wanted}
        assert asked <= there


def fits(marker: str, python: str) -> bool:
    return not marker or Marker(marker).evaluate({"python_version": python, "python_full_version": f"{python}.0"})


def test_supported_pythons_are_those_that_the_project_names() -> None:
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"


def test_what_the_product_runs_on_is_locked_alike_everywhere() -> None:
    """A test or an audit runs on the same versions as the site."""
    first, *others = ((REPOSITORY / name).read_text(encoding="utf-8") for name in LOCKS)
    pins = re.findall(r"^[a-z0-9._-]+==\S+", first, re.MULTILINE)
    assert all(pin in other for pin in pins for other in others)


def test_licences_are_listed_and_free() -> None:
    rows = dict(re.findall(r"^\| ([a-z0-9._-]+) \| (.+) \|$", LIST.read_text(encoding="utf-8"), re.MULTILINE))
    del rows["package"]
    assert rows.keys() == locked().keys()
    told = {name: text for name, text in rows.items() if "not on this system" not in text}
    assert not {name: text for name, text in told.items() if not FREE.search(text)}


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the list is written with Python 3.11")
def test_the_list_of_licences_is_what_the_packages_say() -> None:
    assert LIST.read_text(encoding="utf-8") == licence_list()


def test_security_is_told_in_both_languages() -> None:
    text = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
    assert re.findall(r"^# (.+)$", text, re.MULTILINE) == ["Keamanan", "Security"]
    indonesian, english = text.split("\n# Security\n")
    assert "lima\nhari kerja" in indonesian or "lima hari kerja" in indonesian
    assert "five\nworking days" in english or "five working days" in english


def tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


@pytest.mark.audit
def test_bill_of_materials(tmp_path: Path) -> None:
    """``make audit`` leaves the same in build/sbom.json."""
    out = tmp_path / "sbom.json"
    command = [tool("cyclonedx-py"), "requirements", "--pyproject", "pyproject.toml", "--output-reproducible"]
    subprocess.run([*command, "--of", "JSON", "-o", str(out), "requirements.txt"], check=True, cwd=REPOSITORY)
    bill = json.loads(out.read_text())
    assert bill["bomFormat"] == "CycloneDX"
    assert {each["name"].lower() for each in bill["components"]} >= locked().keys()
    assert all(each.get("hashes") or each.get("externalReferences") for each in bill["components"])


@pytest.mark.audit
def test_no_known_hole_in_what_is_installed() -> None:
    command = [tool("pip-audit"), "--disable-pip", "--require-hashes", "-r", "requirements.txt", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY, timeout=300)
    if not done.stdout.strip():
        pytest.skip("pip-audit: basis data celah tidak dapat dijangkau dari mesin ini")
    told = json.loads(done.stdout)["dependencies"]
    assert {each["name"]: each["vulns"] for each in told if each.get("vulns")} == {}
    unknown = [each["name"] for each in told if "skip_reason" in each]
    if unknown:  # silence about a package is no good news
        pytest.skip(f"pip-audit: {len(unknown)} dari {len(told)} paket tidak ada di basis data yang dapat dijangkau")
