"""Pictures in hand-written pages: named in Markdown, shown in sizes and types like every picture of the site."""

import re
from collections.abc import Mapping

from catalogue.addresses import Linker
from catalogue.page_pictures import PICTURE, picture_path
from catalogue.pictures.renditions import Picture
from catalogue.templating import environment


def shown(text: str, page: str, address: str, pictures: Mapping[str, Picture]) -> str:
    """A page's Markdown with its pictures as HTML; one that is not among ``pictures`` stays as written.

    page: its path. address: where it will stand.
    """
    template, link = environment().get_template("parts/written_picture.html.jinja"), Linker(address)

    def markup(match: re.Match[str]) -> str:
        picture = pictures.get(picture_path(page, match["path"]))
        return template.render(picture=picture, alt=match["alt"].strip(), link=link).strip() if picture else match[0]

    return PICTURE.sub(markup, text)
