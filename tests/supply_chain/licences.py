"""The list of licences of what the product runs on: ``python -m tests.supply_chain.licences`` writes it anew."""

import re
from importlib import metadata
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
LIST = REPOSITORY / "docs" / "pengembang" / "lisensi.md"
HEAD = """# Licences of dependencies

What `requirements.txt` installs, with the licence that each package states of itself. Written by
`python -m tests.supply_chain.licences`; a test keeps it whole. Nothing of it is copied into this repository; the site
carries style sheets and icons of Material for MkDocs. All of these licences allow use by governments without fees; of
the two of `text-unidecode` we take the Artistic License.

| package | licence |
|---|---|
"""


def locked(name: str = "requirements.txt") -> dict[str, str]:
    """The packages of a lock file with what stands behind their version (a marker, or "")."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    found = re.findall(r"^([a-z0-9._-]+)==\S+(?: ; (.+?))?(?: \\)?$", text, re.MULTILINE)
    return dict(found)


def licence(package: str) -> str:
    """What an installed package says of its licence."""
    about = metadata.metadata(package)
    stated = about.get("License-Expression") or ""
    classified = [each.split(" :: ")[-1] for each in about.get_all("Classifier") or [] if each.startswith("License ::")]
    short = (about.get("License") or "").split("\n")[0]
    return stated or ", ".join(classified) or short


def licence_list() -> str:
    """The page, from what is installed; packages for other systems are named as such."""
    rows = []
    for package in sorted(locked()):
        try:
            rows.append(f"| {package} | {licence(package)} |\n")
        except metadata.PackageNotFoundError:
            rows.append(f"| {package} | (not on this system) |\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    LIST.write_text(licence_list(), encoding="utf-8")
