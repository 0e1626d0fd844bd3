"""Official channels as links that a thumb can hit."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from catalogue.model import Contact, ContactKind
from catalogue.reference_model import Agency, Manager
from catalogue.scalars import PATTERNS
from catalogue.speech import said
from catalogue.texts import Texts

COUNTRY_CODE = "62"

ICONS: dict[ContactKind, str] = {
    "telepon": "material/phone",
    "whatsapp": "simple/whatsapp",
    "surel": "material/email-outline",
    "situs": "material/web",
    "aplikasi": "material/cellphone",
    "media-sosial": "material/forum",
}

_PHONE = re.compile(r"\+?[0-9()][0-9 ().-]{1,24}")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9._~/-]*)?")
_URL = re.compile(PATTERNS["url"])


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as it is shown. href is "" where nothing can be tapped."""

    kind: str
    icon: str
    action: str
    value: str
    href: str = ""
    note: str = ""
    source: int | None = None


def international(number: str) -> str:
    """Digits of a number with the country code: ``0811-1`` → ``628111``."""
    digits = re.sub(r"\D", "", number)
    return COUNTRY_CODE + digits[1:] if digits.startswith("0") else digits


def phone_link(value: str) -> str:
    """``tel:`` and the number as dialled, or "" where it is no number."""
    return f"tel:{re.sub(r'[^0-9+]', '', value)}" if _PHONE.fullmatch(value) else ""


def whatsapp_link(value: str, text: str = "") -> str:
    """A chat with a number, the message already written, or "" where it is no number."""
    if not _PHONE.fullmatch(value):
        return ""
    return f"https://wa.me/{international(value)}" + (f"?text={quote(text, safe='')}" if text else "")


def mail_link(value: str, subject: str = "", body: str = "") -> str:
    """A mail to an address, subject and body already written, or "" where it is no address."""
    parts = [f"{key}={quote(text, safe='')}" for key, text in (("subject", subject), ("body", body)) if text]
    query = "?" + "&".join(parts) if parts else ""
    return f"mailto:{quote(value, safe='@+')}{query}" if _MAIL.fullmatch(value) else ""


def web_link(value: str) -> str:
    """A web address, also where it was written without its scheme, or ""."""
    if _URL.fullmatch(value):
        return value
    return f"https://{value}" if _HOST.fullmatch(value) else ""


def _href(contact: Contact) -> str:
    if contact.kind == "telepon":
        return phone_link(contact.value)
    if contact.kind == "whatsapp":
        return whatsapp_link(contact.value)
    return mail_link(contact.value) if contact.kind == "surel" else web_link(contact.value)


def channels(t: Texts, contacts: Iterable[Contact]) -> Iterator[Channel]:
    """Contacts as channels."""
    for contact in contacts:
        yield Channel(
            contact.kind,
            ICONS[contact.kind],
            t(f"page.contact.{contact.kind}"),
            contact.value,
            _href(contact),
            said(contact, "note", t.language),
            contact.source,
        )


def _web_channel(t: Texts, url: str) -> Channel:
    shown = re.sub(r"^https?://(www\.)?|/$", "", url)
    return Channel("situs", ICONS["situs"], t("page.contact.situs"), shown, url)


def agency_channels(t: Texts, agency: Agency) -> tuple[Channel, ...]:
    """An agency's own channels, its website last."""
    found = tuple(channels(t, agency.contacts))
    return (*found, _web_channel(t, agency.website)) if agency.website else found


def manager_channels(t: Texts, manager: Manager, subject: str, message: str) -> Iterator[Channel]:
    """The manager's channels with a message already written, WhatsApp first."""
    chat = whatsapp_link(manager.whatsapp or "", message)
    mail = mail_link(manager.mail or "", subject, message)
    if chat:
        yield Channel("whatsapp", ICONS["whatsapp"], t("page.report.whatsapp"), manager.whatsapp or "", chat)
    if mail:
        yield Channel("surel", ICONS["surel"], t("page.report.mail"), manager.mail or "", mail)
