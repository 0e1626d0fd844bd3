"""The command line: the only modules that print, read the clock and set exit codes."""

from catalogue.cli.main import main

__all__ = ["main"]
