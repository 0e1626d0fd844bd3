"""Targets for fuzzing; see ``targets.py``."""
