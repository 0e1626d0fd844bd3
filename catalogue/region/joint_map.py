"""The members of a federation on a map: a dot for each whose place is known, as large as what it has to show.

Drawn by ourselves, so that no map service learns who looks. Plate carrée, with the middle latitude true to scale.
"""

import math
from dataclasses import dataclass

from catalogue.region.joint import Joint
from catalogue.region.members import MemberCopy, position

WIDTH, MARGIN = 1000, 40
SMALLEST, LARGEST = 8, 32
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Dot:
    """A member on the map."""

    member: str
    label: str
    count: int
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map, in a box of ``WIDTH`` by ``height``."""

    height: int
    dots: tuple[Dot, ...]


def drawing(joint: Joint) -> Drawing | None:
    """The map of a federation, large dots first so that small ones stay in reach; None for fewer than two places."""
    placed = [(copy, place) for copy in joint.copies if (place := position(copy.member.position or ""))]
    if len(placed) < FEWEST:
        return None
    latitudes, longitudes = [place[0] for _, place in placed], [place[1] for _, place in placed]
    narrow = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    wide = max((max(longitudes) - min(longitudes)) * narrow, max(latitudes) - min(latitudes), 0.01)
    scale = (WIDTH - 2 * MARGIN) / wide
    most = max(len(copy.records) for copy, _ in placed) or 1

    def dot(copy: MemberCopy, place: tuple[float, float]) -> Dot:
        x = MARGIN + round((place[1] - min(longitudes)) * narrow * scale)
        y = MARGIN + round((max(latitudes) - place[0]) * scale)
        radius = SMALLEST + round((LARGEST - SMALLEST) * math.sqrt(len(copy.records) / most))
        return Dot(copy.member.id, copy.title, len(copy.records), x, y, radius)

    height = 2 * MARGIN + round((max(latitudes) - min(latitudes)) * scale)
    dots = sorted((dot(*each) for each in placed), key=lambda each: (-each.radius, each.member))
    return Drawing(height, tuple(dots))
