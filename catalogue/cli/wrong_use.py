"""What argparse has to say about wrong use, in the language of the user."""

import re
from collections.abc import Mapping

from catalogue.near import nearest
from catalogue.texts import Texts

# argparse's sentences (Python 3.11 to 3.14) → the key of ours below ``cli.wrong``. One that is unknown stays as it is.
_SENTENCES: Mapping[str, str] = {
    "missing": r"the following arguments are required: (?P<names>.+)",
    "unknown": r"unrecognized arguments: (?P<names>.+)",
    "command": r"argument COMMAND: invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.+)\)",
    "choice": (
        r"argument (?P<name>[^:]+): invalid choice: '?(?P<value>.*?)'? \((?:maybe you meant '[^']*'\? )?"
        r"choose from (?P<choices>.+)\)"
    ),
    "number": r"argument (?P<name>[^:]+): invalid int value: '(?P<value>.*)'",
    "date": r"argument (?P<name>[^:]+): invalid fromisoformat value: '(?P<value>.*)'",
    "value": r"argument (?P<name>[^:]+): expected one argument",
    "no_value": r"argument (?P<name>[^:]+): ignored explicit argument '(?P<value>.*)'",
    "ambiguous": r"ambiguous option: (?P<value>.+) could match (?P<choices>.+)",
}


def said(message: str, texts: Texts) -> str:
    """One of argparse's sentences in ours, with the nearest of the choices where one was misspelt."""
    for key, pattern in _SENTENCES.items():
        match = re.fullmatch(pattern, message)
        if match:
            return _worded(key, match.groupdict(), texts)
    return message


def _worded(key: str, values: Mapping[str, str], texts: Texts) -> str:
    choices = values.get("choices", "").replace("'", "")
    sentence = texts(f"cli.wrong.{key}", **{**values, "choices": choices})
    meant = nearest(values.get("value", ""), choices.split(", ")) if choices else ""
    return f"{sentence} {texts('report.suggestion', suggestion=meant)}" if meant else sentence
