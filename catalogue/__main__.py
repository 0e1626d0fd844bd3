"""``python -m catalogue``, and the command of that name."""

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """One command as a process of its own.

    Nothing looks for circles of dead values, neither on the way nor at the end: hardly any are made, and a fifth of a
    short command was spent on that. A command that stays, or does much one after the other, asks for it again.
    """
    gc.disable()
    from catalogue.cli import main

    try:
        sys.exit(main(arguments))
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
