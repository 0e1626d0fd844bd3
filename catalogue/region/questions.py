"""A sensible default for every answer, and the questions on a terminal."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from catalogue import __version__
from catalogue.region.answers import PACKAGE, AnswerFault, read_answers, region_title
from catalogue.taxonomy import term_id
from catalogue.texts import Texts

ASKED = (
    "nama", "jenis", "provinsi", "kode", "sebutan_perangkat_daerah", "festival", "mulai", "selesai",
    "repositori", "url", "pengelola", "surel", "whatsapp", "warna_utama", "logo",
)  # fmt: skip
"""What is asked on a terminal, in this order; the rest has defaults that few change."""
PUBLISHED = f"{PACKAGE}=={__version__}"
"""This version of the tool, as an index of packages has it."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What defaults are made from, beside the other answers.

    tool: the requirement that installs this tool, or "" where only this machine has it. picture: the bytes of a
    picture at a path, None where there is none.
    """

    texts: Texts
    folder: str
    today: date
    tool: str = PUBLISHED
    picture: Callable[[str], bytes | None] = lambda _: None


Default = Callable[[Mapping[str, str], Circumstances], str]


def completed(given: Mapping[str, str], around: Circumstances) -> dict[str, str]:
    """The answers with a sensible default wherever none was given; an empty answer is none."""
    answers = {key: value for key, value in given.items() if value.strip()}
    for key, default in _DEFAULTS.items():
        value = answers.get(key) or default(answers, around)
        if value:
            answers[key] = value
    return answers


def _folder_name(answers: Mapping[str, str], around: Circumstances) -> str:
    words = re.findall(r"[^\W_]+", around.folder)
    name = " ".join(word[:1].upper() + word[1:] for word in words)
    return name if 1 < len(name) <= 60 else around.texts("region.default.nama")  # as Answers.name


def _worded(key: str) -> Default:
    return lambda answers, around: around.texts(
        f"region.default.{key}", region=region_title(answers, around.texts), year=answers.get("mulai", "")[:4]
    )


def _host(answers: Mapping[str, str], around: Circumstances) -> str:
    address = answers.get("repositori", "github")
    return next((host for host in ("github", "gitlab") if host in address), "gitea")


def _site_address(answers: Mapping[str, str], around: Circumstances) -> str:
    """Where GitHub and GitLab publish a repository's pages; else an address reserved for examples."""
    match = re.fullmatch(r"https://(github|gitlab)\.com/([\w-]+)/([\w.-]+?)(?:\.git)?/?", answers.get("repositori", ""))
    if match:
        return f"https://{match[2].lower()}.{match[1]}.io/{match[3]}/"
    return f"https://{term_id(answers['nama']) or 'katalog'}.example/"


def _always(text: str) -> Default:
    return lambda *_: text


_DEFAULTS: Mapping[str, Default] = {
    "nama": _folder_name,
    "jenis": _always("kabupaten"),
    "judul": _worded("judul"),
    "sebutan_perangkat_daerah": _worded("sebutan_perangkat_daerah"),
    "sebutan_urusan": _worded("sebutan_urusan"),
    "mulai": lambda answers, around: str(around.today.year) if answers.get("festival") else "",
    "festival": lambda answers, around: _worded("festival")(answers, around) if answers.get("mulai") else "",
    "penyedia": _host,
    "url": _site_address,
    "pengelola": _worded("pengelola"),
    "warna_utama": _always("#0b5d4d"),
    "warna_aksen": _always("#b45309"),
    "perangkat_lunak": lambda answers, around: around.tool or PUBLISHED,
}


Ask = Callable[[str, str], str]
"""Shows a question and the default for Enter, gives back what was typed."""


def asked(given: Mapping[str, str], around: Circumstances, ask: Ask) -> dict[str, str]:
    """The answers of a person at a terminal; what was given already is not asked. Asks again after a fault."""
    answers = dict(given)
    for key in ASKED:
        if key in given or _needless(key, answers):
            continue
        question = around.texts(f"region.question.{key}")
        default = completed(answers, around).get(key, "")
        typed = ask(question, default).strip()
        while fault := _fault_of(key, {**answers, key: typed}, around):
            typed = ask(f"{fault.sentence(around.texts)}\n{question}", default).strip()
        answers[key] = typed or default
    return answers


def _needless(key: str, answers: Mapping[str, str]) -> bool:
    """Whether a question makes no sense after the answers before it."""
    without_festival = key in ("mulai", "selesai") and not answers.get("festival")
    return without_festival or (key == "provinsi" and answers.get("jenis") == "provinsi")


def unfound_logo(answers: Mapping[str, str], around: Circumstances) -> tuple[AnswerFault, ...]:
    """A fault where the logo is not at the path that was given."""
    path = answers.get("logo", "").strip()
    return (AnswerFault("logo", "no_logo", path),) if path and around.picture(path) is None else ()


def _fault_of(key: str, answers: Mapping[str, str], around: Circumstances) -> AnswerFault | None:
    faults = (*read_answers(completed(answers, around))[1], *unfound_logo(answers, around))
    return next((fault for fault in faults if fault.key == key), None)
