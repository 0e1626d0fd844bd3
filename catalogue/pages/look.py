"""The visual identity: a few settings in, every colour out, with its contrast computed (WCAG 2.2 AA)."""

from collections.abc import Callable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from catalogue.documents import File
from catalogue.reference_model import Look

Rgb = tuple[int, int, int]

BLACK, WHITE, INK = "#000000", "#ffffff", "#070b09"
TEXT_RATIO, CONTROL_RATIO, BAND_RATIO = 4.5, 3.0, 5.5
# By the direction in which a scheme's colours are shifted. Light letters on a dark ground need more.
TEXT_RATIOS = {BLACK: TEXT_RATIO, WHITE: 7.0}
SOFT_SHARES = {BLACK: 0.09, WHITE: 0.2}
STEPS = 50
LETTERS, HEADINGS = (90, 130), (80, 120)  # per cent; beyond them pages stop fitting a phone

PAPER = {
    "page": "#faf8f3",
    "surface": "#ffffff",
    "text": "#1b2420",
    "muted": "#53605a",
    "border": "#dcd6c9",
    "control": "#87918c",
    "mark": "#ffe79a",
}
NIGHT = {
    "page": "#101513",
    "surface": "#18201d",
    "text": "#e9ede9",
    "muted": "#a7b3ac",
    "border": "#33403a",
    "control": "#87918c",
    "mark": "#5f4b00",
}
SIGNALS = {"running": "#17693a", "growing": "#1c5c9e", "ended": "#a3332b", "unknown": "#5b6560", "doubt": "#8a5a00"}


def rgb(colour: str) -> Rgb:
    """``#rrggbb`` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another mixed in."""
    parts = (round(one + (two - one) * share) for one, two in zip(rgb(colour), rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def shifted(colour: str, toward: str, share: float) -> str:
    """A colour made darker or lighter by a share of the way, its hue kept (mixing in white would grey it)."""
    hue, lightness, saturation = rgb_to_hls(*_shares(colour))
    goal = rgb_to_hls(*_shares(toward))[1]
    parts = hls_to_rgb(hue, lightness + (goal - lightness) * share, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _shares(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _shares(colour: str) -> list[float]:
    return [part / 255 for part in rgb(colour)]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _first(colour: str, toward: str, fits: Callable[[str], bool]) -> str:
    """The colour, shifted towards black or white only as far as it needs to fit."""
    tried = (shifted(colour, toward, step / STEPS) for step in range(STEPS + 1))
    return next(filter(fits, tried), toward)


def readable(colour: str, grounds: tuple[str, ...], ratio: float, toward: str) -> str:
    """The colour, shifted until it can be read on every ground."""
    return _first(colour, toward, lambda tried: all(contrast(tried, ground) >= ratio for ground in grounds))


def _ink(ground: str) -> str:
    """White or near-black, whichever reads better on a ground."""
    return WHITE if contrast(WHITE, ground) >= contrast(INK, ground) else INK


def _lit(colour: str, ground: str) -> str:
    """A colour made light enough to stand out as a control on a dark ground, with words on it."""
    return _first(
        colour,
        WHITE,
        lambda tried: contrast(tried, ground) >= CONTROL_RATIO and contrast(_ink(tried), tried) >= TEXT_RATIO,
    )


def _soft(colour: str, base: Mapping[str, str], toward: str) -> str:
    """A ground with a hint of a colour, on which all text can be read."""
    hint = mixed(base["surface"], colour, SOFT_SHARES[toward])
    return readable(hint, (base["text"], base["muted"]), TEXT_RATIO, WHITE if toward == BLACK else BLACK)


def _signal(name: str, colour: str, base: Mapping[str, str], toward: str) -> dict[str, str]:
    """A colour to write with and its soft ground, for badges and notices."""
    ground = _soft(colour, base, toward)
    grounds = (base["page"], base["surface"], ground)
    return {f"{name}-soft": ground, name: readable(colour, grounds, TEXT_RATIO, toward)}


def scheme(look: Look, base: Mapping[str, str], toward: str) -> dict[str, str]:
    """All colours of one scheme. toward: black makes the light scheme, white the dark one."""
    page, surface = base["page"], base["surface"]
    soft = _soft(look.primary, base, toward)
    primary = readable(look.primary, (page, surface, soft), TEXT_RATIOS[toward], toward)
    band = readable(look.primary if toward == BLACK else mixed(look.primary, BLACK, 0.45), (WHITE,), BAND_RATIO, BLACK)
    lit = _lit(look.accent, band)
    found = {
        **base,
        "primary": primary,
        "primary-strong": mixed(primary, toward, 0.22),
        "primary-soft": soft,
        "on-primary": _ink(primary),
        "band": band,
        "on-band": WHITE,
        "accent-band": lit,
        "on-accent-band": _ink(lit),
        "control": readable(base["control"], (page, surface), CONTROL_RATIO, toward),
    }
    for name, colour in {"accent": look.accent, **SIGNALS}.items():
        found |= _signal(name, colour, base, toward)
    return found


def schemes(look: Look) -> tuple[dict[str, str], dict[str, str]]:
    """The light and the dark scheme."""
    return scheme(look, PAPER, BLACK), scheme(look, NIGHT, WHITE)


def _declarations(values: Mapping[str, str], indent: str) -> str:
    return "".join(f"{indent}--ki-{name}: {value};\n" for name, value in values.items())


def _within(number: int, bounds: tuple[int, int]) -> int:
    return min(max(number, bounds[0]), bounds[1])


def tokens_css(look: Look) -> File:
    """The style sheet with the tokens: light, dark by system, and dark by choice."""
    light, dark = schemes(look)
    shape = {
        "radius": f"{look.radius}px",
        "radius-small": f"{max(look.radius // 2, 2)}px",
        "letters": f"{_within(look.letters, LETTERS)}%",
        "headings": f"{_within(look.headings, HEADINGS) / 100:g}",
    }
    text = (
        f":root {{\n  color-scheme: light;\n{_declarations(shape | light, '  ')}}}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"  :root:not([data-theme=light]) {{\n    color-scheme: dark;\n{_declarations(dark, '    ')}  }}\n}}\n"
        "@media screen {\n"
        f"  :root[data-theme=dark] {{\n    color-scheme: dark;\n{_declarations(dark, '    ')}  }}\n}}\n"
    )
    return File("assets/tokens.css", text)


def icon_colour(look: Look) -> str:
    """The ground of the site's mark."""
    return schemes(look)[0]["band"]


def favicon_svg(look: Look) -> File:
    """The site's mark in its own colour."""
    band = icon_colour(look)
    radius = min(look.radius, 16)
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="{radius * 0.6:.1f}" fill="{band}"/>'
        '<path fill="#fff" d="M16 5a8 8 0 0 0-4.6 14.5c.7.5 1.1 1.2 1.1 2v.9h7v-.9c0-.8.4-1.5 1.1-2A8 8 0 0 0 16 5z'
        'M12.9 24.2h6.2v1.5l-1.4 1.6h-3.4l-1.4-1.6z"/></svg>\n'
    )
    return File("assets/favicon.svg", text)
