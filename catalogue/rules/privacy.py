"""What must never be published: numbers and addresses of persons (UU 27/2022). No message repeats one."""

import re
from collections.abc import Iterator

from catalogue.diagnostics import Severity
from catalogue.private_numbers import (
    find_mail,
    find_mobile,
    find_nik,
    has_account,
    names_person,
    perhaps_mobile,
    perhaps_nik,
)
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.rules.subjects import WrittenValue
from catalogue.rules.together import Together

# Official channels: of a service, of an agency, of the catalogue itself.
CHANNELS = (("cara_akses", "kontak"), ("kontak",), ("pengelola",))
_PERHAPS_DEGREE = re.compile(r"[SMDIHd](?:\.|rs?\.|ra\.|r\.|j?\.|rg\.)")
_DEGREE = re.compile(r"\b(?:S|M)\.\s?(?:[A-Z][A-Za-z]*)\b|\b(?:Drs?|Dra|Ir|Hj?|drg)\.\s")

# What stands in every text in which find_mobile, has_account or names_person find something.
CHAT_HOSTS = ("wa.me", "whatsapp.com")
ACCOUNT_WORDS = ("rekening", "norek", "no rek", "no. rek", "no.rek", "rek.", "virtual account")
NAMING_WORDS = ("bernama", "atas nama", "inisial")
ILL_WORDS = ("pasien", "penderita", "korban")
TITLES = frozenset({"tn", "ny", "nn", "an", "by", "sdr", "sdri"})
_PERSON_MARK = re.compile(r"\(\d")


def _is_channel(value: WrittenValue) -> bool:
    return any(value.keys[: len(keys)] == keys for keys in CHANNELS)


def _pointing(found: re.Match[str], text: str) -> Finding:
    """A finding at what was found, where that stands in the file as it stands in the value."""
    return Finding(part=(found[0], text[: found.start()].count(found[0])))


@rule("R501", kind="values", clue=lambda together, context: perhaps_nik(together.text))
def no_nik(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """No identity or family-card number, however it is grouped."""
    if found := find_nik(value.text):
        yield _pointing(found, value.text)


def _perhaps_mobile(together: Together, context: Context) -> bool:
    return together.holds(CHAT_HOSTS) or perhaps_mobile(together.text)


@rule("R502", kind="values", clue=_perhaps_mobile)
def mobiles_only_as_channels(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """A mobile number is an official channel or is left out."""
    if (found := find_mobile(value.text)) and not _is_channel(value):
        yield _pointing(found, value.text)


@rule("R503", kind="values", clue=lambda together, context: "@" in together.text)
def mail_only_as_channels(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """An e-mail address is an official channel or is left out."""
    if (found := find_mail(value.text)) and not _is_channel(value):
        yield _pointing(found, value.text)


@rule("R504", Severity.WARNING, "values", lambda together, context: _PERHAPS_DEGREE.search(together.text) is not None)
def offices_check(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """A record is checked by an office; an academic degree gives a person away."""
    if value.path == ("diperiksa", "oleh") and _DEGREE.search(value.text):
        yield Finding()


@rule("R505", Severity.WARNING, "values", lambda together, context: together.holds(ACCOUNT_WORDS))
def no_accounts(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """No number of a bank account: money goes the way that the office says, and false numbers are fraud."""
    if has_account(value.text):
        yield Finding()


def _perhaps_person(together: Together, context: Context) -> bool:
    titled = together.holds(ILL_WORDS) and together.says(TITLES)
    return titled or together.holds(NAMING_WORDS) or _PERSON_MARK.search(together.text) is not None


@rule("R506", Severity.ADVICE, "values", _perhaps_person)
def nobody_by_name(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """No patient and no child by name; whether it is one, only a person can tell."""
    if names_person(value.text):
        yield Finding()


RULES = (no_nik, mobiles_only_as_channels, mail_only_as_channels, offices_check, no_accounts, nobody_by_name)
