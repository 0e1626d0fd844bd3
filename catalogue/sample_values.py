"""A field as it looks when filled in, made from the examples in the texts."""

from catalogue.field_list import FieldDeclaration
from catalogue.snippets import OPEN, indented, pair, record_list, text_list
from catalogue.texts import Texts

MOST_MEMBERS = 4


def sample(field: FieldDeclaration, texts: Texts) -> str:
    """YAML with the field's example; of a list of groups one, with its most important members."""
    if field.kind == "record":
        return _sample_record(field, texts)
    if field.kind == "free":
        return f"{field.key}:\n  {example(field, texts)}"
    values = example(field, texts).split("\n")
    return text_list(field.key, values) if field.repeated else pair(field.key, values[0])


def example(field: FieldDeclaration, texts: Texts) -> str:
    """The example of a field; of a list, one value a line."""
    return texts.get(f"{field.text_key}.example") or OPEN


def _shown_members(field: FieldDeclaration) -> list[FieldDeclaration]:
    """All members of a group; of one in a list the required ones and a few more, no groups inside it."""
    own = [member for member in field.members if not member.english]
    if not field.repeated:
        return own
    plain = sorted((member for member in own if member.kind != "record"), key=lambda member: not member.required)
    return plain[:MOST_MEMBERS]


def _sample_record(field: FieldDeclaration, texts: Texts) -> str:
    members = _shown_members(field)
    if field.repeated:
        record = {member.key: example(member, texts).split("\n")[0] for member in members}
        return record_list(field.key, [record])
    return f"{field.key}:\n" + indented("\n".join(sample(member, texts) for member in members))
