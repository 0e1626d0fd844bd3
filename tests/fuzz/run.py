"""``python -m tests.fuzz.run NAME [options of libFuzzer]``: coverage-guided fuzzing of one target by atheris."""

import sys

import atheris

with atheris.instrument_imports(include=["catalogue"]):
    from tests.fuzz.targets import TARGETS

SECONDS = 2


def main() -> None:
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], f"-timeout={SECONDS}", "-max_len=4096", *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
