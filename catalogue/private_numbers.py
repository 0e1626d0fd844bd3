"""Numbers and addresses that belong to a person: how they look, and how they are kept out of messages.

A NIK has sixteen digits: province, regency and district (six), day, month and year of birth (a woman's day
plus 40), and a serial number (Perpres 25/2008 article 37). A family card's number has the same shape.
"""

import re

# One sign between digits is how people group them; thousands such as 1.234.567.890.123.456 are no NIK.
_SIXTEEN = re.compile(r"(?<!\d)\d(?:[ ./-]?\d){15}(?!\d)")
_LIKE_SIXTEEN = re.compile(r"[0-9][0-9 ./-]{15}")  # quick: begins with a digit, and no group is repeated
_LIKE_SIXTEEN_ANYWHERE = re.compile(r"\d[\d ./-]{15}")  # digits of other scripts too
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_TAIL = r"8[1235789]\d\)?(?:[ .-]?\d){6,9}(?!\d)"
_MOBILE = re.compile(rf"(?<![\w.,/=])(?:\(?\+?62\)?[ .-]?|\(?0){_TAIL}")
_MOBILE_TAIL = re.compile(_TAIL)
_CHAT_LINK = re.compile(r"(?:wa\.me|api\.whatsapp\.com|whatsapp\.com/send)\S{0,60}\d{9,}", re.IGNORECASE)
_MAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# A number of an account stands behind a word that says so; others of ten digits are telephones and licences.
_ACCOUNT = re.compile(
    r"\b(?:rekening|no\.?\s*rek|norek|rek\.|virtual account)\b\D{0,40}?\d(?:[ .-]?\d){8,16}(?!\d)", re.IGNORECASE
)
_ILL = r"(?:pasien|penderita|penyintas|pengidap|korban|bayi|balita|anak|remaja|siswa|ibu hamil|lansia)"
_NAME = r"[A-Z][a-z'’]+(?:\s[A-Z][a-z'’.]+){0,3}"
# A person by name beside a word of health or age, and a name with an age behind it.
_PERSON = re.compile(
    rf"\b(?i:{_ILL})\b[^.!?\n]{{0,30}}?\b(?i:bernama|atas nama|inisial)\s+{_NAME}"
    rf"|\b(?i:pasien|penderita|korban)\s+(?:Tn|Ny|Nn|An|By|Sdr|Sdri)\.?\s+{_NAME}"
    rf"|\b{_NAME}\s\(\d{{1,2}}(?:\s?(?:th|tahun|bulan))?\)(?=[^.!?\n]{{0,60}}\b(?i:{_ILL}|sakit|stunting|HIV|TBC?)\b)"
)
_ADDRESS = re.compile(r"https?://\S+")
PROVINCES = range(11, 97)  # codes of the Ministry of Home Affairs: Aceh 11 to Papua Barat Daya 96
MASK = "••••"
_DIGIT = re.compile(r"\d")
FEWEST_DIGITS = 9  # of a mobile number; most texts have fewer, and need no closer look


def _is_nik(written: str) -> bool:
    digits = re.sub(r"\D", "", written)
    day, month = int(digits[6:8]), int(digits[8:10])
    in_calendar = (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12
    return in_calendar and int(digits[:2]) in PROVINCES and not _THOUSANDS.fullmatch(written)


def _has_digits(text: str) -> bool:
    return len(text) >= FEWEST_DIGITS and len(_DIGIT.findall(text)) >= FEWEST_DIGITS


def perhaps_nik(text: str) -> bool:
    """Whether find_nik may find one of a part of the text; much quicker for a long one."""
    return (_LIKE_SIXTEEN if text.isascii() else _LIKE_SIXTEEN_ANYWHERE).search(text) is not None


def perhaps_mobile(text: str) -> bool:
    """Whether find_mobile may find one of a part of the text, for a number that stands in no chat link."""
    return _MOBILE_TAIL.search(text) is not None


def find_nik(text: str) -> re.Match[str] | None:
    """The first number shaped like a NIK. Web addresses do not count: news sites number articles."""
    if not _has_digits(text):
        return None
    return next((match for match in _SIXTEEN.finditer(_without_addresses(text)) if _is_nik(match[0])), None)


def find_mobile(text: str) -> re.Match[str] | None:
    """The first Indonesian mobile number, or a chat link with one."""
    if not _has_digits(text):
        return None
    found = (match for match in _MOBILE.finditer(_without_addresses(text)) if not _THOUSANDS.fullmatch(match[0]))
    return _CHAT_LINK.search(text) or next(found, None)


def find_mail(text: str) -> re.Match[str] | None:
    """The first e-mail address."""
    return _MAIL.search(_without_addresses(text)) if "@" in text else None


def _without_addresses(text: str) -> str:
    """The text with blanks for web addresses, every other sign in its place."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


def has_account(text: str) -> bool:
    """Whether a text holds the number of a bank account."""
    return _ACCOUNT.search(text) is not None


def names_person(text: str) -> bool:
    """Whether a text seems to name a patient, a child, or somebody with an age and an illness."""
    return _PERSON.search(text) is not None


def without_accounts_and_names(text: str) -> str:
    """The text with digits of accounts and words of such names hidden, every sign in its place."""
    hidden = _ACCOUNT.sub(lambda match: re.sub(r"\d", "*", match[0]), text)
    return _PERSON.sub(lambda match: re.sub(r"[^\W\d_]", "*", match[0]), hidden)


def masked(text: str) -> str:
    """The text with every NIK-shaped number hidden, web addresses included: fit for a message."""
    return _SIXTEEN.sub(lambda match: MASK if _is_nik(match[0]) else match[0], text)


def is_mail(text: str) -> bool:
    """Whether the whole text is an e-mail address."""
    return _MAIL.fullmatch(text) is not None


def is_mobile(text: str) -> bool:
    """Whether the whole text is one Indonesian mobile number."""
    return re.fullmatch(r"(?:\+?62|0)8[1-9][0-9]{6,10}", re.sub(r"[ ().-]", "", text)) is not None


def is_telephone(text: str) -> bool:
    """Whether the whole text is one number to dial, short ones such as 119 included."""
    return re.fullmatch(r"\+?[0-9 ().-]+", text) is not None and 3 <= sum(map(str.isdigit, text)) <= 15
