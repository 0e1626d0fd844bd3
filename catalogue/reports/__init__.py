"""Diagnostics as people and programs read them; ``catalogue.report`` is the way in.

Everything that comes from data is masked (numbers and addresses of persons) and made visible before it is
shown, then escaped as its output needs.
"""
