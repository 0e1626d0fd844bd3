"""CODEOWNERS: who of the agencies is asked when its file changes, made from ``akun`` in agencies.yml."""

import re
from collections.abc import Iterator, Mapping

from catalogue.catalogue import Catalogue
from catalogue.reference_model import Agency
from catalogue.structure import INNOVATIONS
from catalogue.texts import Texts

PLACES = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS", "gitea": "CODEOWNERS"}
_ACCOUNT = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9._-]{0,60}(?:/[A-Za-z0-9][A-Za-z0-9._/-]{0,100})?")
_BLOCK = re.compile(r"# >>> catalogue owners\n.*?# <<< catalogue owners\n", re.DOTALL)


def with_owners(present: str, catalogue: Catalogue, texts: Texts) -> str:
    """The text of CODEOWNERS with our block made anew; lines outside it are a person's and stay.

    Our block is the last, and the last line that fits a file decides.
    """
    lines = [f"# {texts('review.owners_comment')}", *owner_lines(catalogue)]
    block = "\n".join(["# >>> catalogue owners", *lines, "# <<< catalogue owners", ""])
    kept = _BLOCK.sub("", present).rstrip("\n")
    return f"{kept}\n\n{block}" if kept else block


def owner_lines(catalogue: Catalogue) -> Iterator[str]:
    """A line for each record whose agency, or one above it, has an account; sorted by path."""
    agencies = {agency.id: agency for agency in catalogue.agencies}
    for record in sorted(catalogue.innovations, key=lambda each: each.slug):
        account = _account(record.agency, agencies)
        if account:
            yield f"/{INNOVATIONS}{record.slug}.yml @{account.removeprefix('@')}"


def unusable_accounts(catalogue: Catalogue) -> list[str]:
    """The agencies whose account cannot be one: it would turn into rules of its own."""
    return [agency.id for agency in catalogue.agencies if agency.account and not _ACCOUNT.fullmatch(agency.account)]


def _account(start: str, agencies: Mapping[str, Agency]) -> str:
    seen: set[str] = set()
    name: str | None = start
    while name and name not in seen:
        seen.add(name)
        agency = agencies.get(name)
        if agency is None:
            return ""
        if agency.account and _ACCOUNT.fullmatch(agency.account):
            return agency.account
        name = agency.parent
    return ""
