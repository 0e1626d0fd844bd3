"""One command, from its words to its exit code.

0 fine · 1 the data has errors · 2 wrong use, or an environment that is in the way.
What a command needs is imported when it runs, so that ``--help`` is quick.
"""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence

from catalogue import files
from catalogue.cli.asked import FINE, unusable
from catalogue.cli.options import parser
from catalogue.texts import Texts, parse_texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nobody else's code, and a quicker start
    texts = _texts(words)
    options = parser(texts, words[0] if words else "").parse_args(words)
    command: Callable[[argparse.Namespace, Texts], int] = options.command
    if threading.current_thread() is threading.main_thread():  # a polite stop undoes what was begun, as Ctrl+C does
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return command(options, texts)
    except files.UnusableError as error:
        return unusable(texts(f"cli.{error.key}", **error.values))
    except BrokenPipeError:  # whoever reads our words has read enough
        sys.stdout = None
        return FINE
    except OSError as error:
        problem = files.environment_problem(error)
        return unusable(texts(f"cli.{problem.key}", **problem.values))
    except KeyboardInterrupt:
        return unusable(texts("cli.interrupted"))


def _texts(words: Sequence[str]) -> Texts:
    """The wording asked for by ``--lang``, known before the other options are read."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--lang", default="id")
    language = "en" if early.parse_known_args(words)[0].lang == "en" else "id"
    return parse_texts(language, files.package_text(f"locale/{language}.yml"))
