"""The rules, by theme, in the order of their codes."""

from catalogue.rules import (
    evidence,
    fields,
    local_words,
    marks,
    pictures,
    privacy,
    references,
    site,
    text,
    whole_catalogue,
    word_list,
)

THEMES = (fields, references, text, marks, evidence, privacy, whole_catalogue, pictures, site, local_words, word_list)
RULES = tuple(each for theme in THEMES for each in theme.RULES)
