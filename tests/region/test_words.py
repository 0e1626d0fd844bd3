"""The words of this part, in both languages."""

from catalogue import files
from catalogue.texts import parse_texts


def test_both_languages_say_the_same_things() -> None:
    said = {
        language: {
            key
            for key in parse_texts(language, files.package_text(f"locale/{language}.yml")).entries
            if key.startswith("region.")
        }
        for language in ("id", "en")
    }
    assert said["id"] == said["en"]
    assert len(said["id"]) > 80
