"""Rewriting a YAML file in one canonical way: its data as our own reader sees it, and its comments.

An emitter of our own, not a round trip through a general one: the data is only groups, lists and texts,
comments stand only on lines of their own, and keys change places, which ruamel.yaml's comments do not survive.
"""
