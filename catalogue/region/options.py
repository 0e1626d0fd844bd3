"""The options of the commands for other regions. Imports little, so that ``--help`` is quick."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from catalogue.texts import Texts

KEPT = "build/published.txt"  # the addresses of the standing site, see ``published``
LOST = LOST_INNOVATION, LOST_OTHER = "R821", "R822"  # the rules on addresses that were lost
COMMANDS = ("init", "migrate", "doctor", "federate", "published")
FLAGS: Mapping[str, str] = {
    "name": "nama",
    "kind": "jenis",
    "province": "provinsi",
    "code": "kode",
    "title": "judul",
    "agency-label": "sebutan_perangkat_daerah",
    "area-label": "sebutan_urusan",
    "festival": "festival",
    "start": "mulai",
    "end": "selesai",
    "repository": "repositori",
    "host": "penyedia",
    "url": "url",
    "manager": "pengelola",
    "mail": "surel",
    "whatsapp": "whatsapp",
    "primary": "warna_utama",
    "accent": "warna_aksen",
    "logo": "logo",
    "tool": "perangkat_lunak",
}
"""Flag without its dashes → key of the answers file; a flag is the attribute's name in ``answers``."""


def add_options(name: str, parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Give one of COMMANDS its options."""
    if name == "init":
        _init_options(parser, texts)
    elif name == "published":
        parser.add_argument("--first", action="store_true", help=texts("cli.option.first"))
    elif name == "federate":
        parser.add_argument("members", type=Path, metavar="FILE", help=texts("cli.option.members"))
        parser.add_argument("--output", type=Path, metavar="DIR", help=texts("cli.option.federation"))
        parser.add_argument("--site-dir", type=Path, metavar="DIR", help=texts("cli.option.joint_site"))
        parser.add_argument("--offline", action="store_true", help=texts("cli.option.offline"))


def _init_options(parser: argparse.ArgumentParser, texts: Texts) -> None:
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=texts("cli.option.folder"))
    for flag, key in FLAGS.items():
        question = texts.get(f"region.question.{key}") or texts("cli.option.answer", key=key)
        parser.add_argument(f"--{flag}", metavar="…", help=question)
    parser.add_argument("--answers", type=Path, metavar="FILE", help=texts("cli.option.answers"))
    for flag in ("here", "clean", "yes"):
        parser.add_argument(f"--{flag}", action="store_true", help=texts(f"cli.option.{flag}"))
