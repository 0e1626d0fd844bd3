"""Names that every file system keeps, and that lead nowhere else."""

import re
import unicodedata

# Windows keeps these for devices, with any ending behind them.
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
LONGEST_STEP = 240  # bytes of one step; most systems take 255, and a name is written beside itself first
_UNKEPT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')


def is_kept_everywhere(path: str) -> bool:
    """Whether a relative path stays below its folder, under the same name on Linux, macOS and Windows.

    >>> is_kept_everywhere("inovasi/gendis/index.md"), is_kept_everywhere("../x"), is_kept_everywhere("a/con.md")
    (True, False, False)
    """
    return all(map(_step_is_kept, path.split("/")))


def _step_is_kept(step: str) -> bool:
    too_long = len(step.encode("utf-8", "surrogatepass")) > LONGEST_STEP
    device = step.split(".")[0].casefold() in DEVICES
    return bool(step) and not (too_long or device or step.endswith((" ", ".")) or _UNKEPT.search(step))


def same_place(path: str) -> str:
    """What two paths share that some file system takes for one: capitals and Unicode forms apart."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
