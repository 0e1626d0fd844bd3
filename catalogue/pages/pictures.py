"""The pictures of an innovation, as its page and those who link to it show them."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.model import Image, Innovation
from catalogue.pages.press import Press
from catalogue.pictures.renditions import Picture

ALONE, BESIDE_OTHERS = 44, 21  # how wide a picture stands on a wide screen, in rem, as catalogue.css has it


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on a page. width: how wide it stands where the screen is wide enough, in rem."""

    image: Image
    picture: Picture
    width: int

    @property
    def tall(self) -> bool:
        """Whether it is higher than wide; then it takes half of the column."""
        return self.picture.fallback.height > self.picture.fallback.width


def shown_pictures(press: Press, innovation: Innovation) -> tuple[Shown, ...]:
    """The pictures that stand on an innovation's page."""
    return tuple(_shown(press, innovation))


def _shown(press: Press, innovation: Innovation) -> Iterator[Shown]:
    width = ALONE if len(innovation.images) == 1 else BESIDE_OTHERS
    for image in innovation.images:
        if image.file in press.edition.pictures:
            yield Shown(image, press.edition.pictures[image.file], width)
