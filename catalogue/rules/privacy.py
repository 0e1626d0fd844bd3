"""What must never be published: numbers and addresses of persons (UU 27/2022). No message repeats one."""

import re
from collections.abc import Iterator

from catalogue.diagnostics import Severity
from catalogue.private_numbers import has_account, has_mail, has_mobile, has_nik, names_person
from catalogue.rules.kernel import Context, Finding, rule
from catalogue.rules.subjects import WrittenValue

# Official channels: of a service, of an agency, of the catalogue itself.
CHANNELS = (("cara_akses", "kontak"), ("kontak",), ("pengelola",))
_DEGREE = re.compile(r"\b(?:S|M)\.\s?(?:[A-Z][A-Za-z]*)\b|\b(?:Drs?|Dra|Ir|Hj?|drg)\.\s")


def _is_channel(value: WrittenValue) -> bool:
    return any(value.keys[: len(keys)] == keys for keys in CHANNELS)


@rule("R501", kind="values")
def no_nik(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """No identity or family-card number, however it is grouped."""
    if has_nik(value.text):
        yield Finding()


@rule("R502", kind="values")
def mobiles_only_as_channels(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """A mobile number is an official channel or is left out."""
    if has_mobile(value.text) and not _is_channel(value):
        yield Finding()


@rule("R503", kind="values")
def mail_only_as_channels(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """An e-mail address is an official channel or is left out."""
    if has_mail(value.text) and not _is_channel(value):
        yield Finding()


@rule("R504", Severity.WARNING, "values")
def offices_check(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """A record is checked by an office; an academic degree gives a person away."""
    if value.path == ("diperiksa", "oleh") and _DEGREE.search(value.text):
        yield Finding()


@rule("R505", Severity.WARNING, "values")
def no_accounts(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """No number of a bank account: money goes the way that the office says, and false numbers are fraud."""
    if has_account(value.text):
        yield Finding()


@rule("R506", Severity.ADVICE, "values")
def nobody_by_name(value: WrittenValue, context: Context) -> Iterator[Finding]:
    """No patient and no child by name; whether it is one, only a person can tell."""
    if names_person(value.text):
        yield Finding()


RULES = (no_nik, mobiles_only_as_channels, mail_only_as_channels, offices_check, no_accounts, nobody_by_name)
