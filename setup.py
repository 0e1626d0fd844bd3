"""What pyproject.toml cannot say: an installed package brings the public guides, which stand in ``docs/`` here."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

DOCS = Path("docs")
FOR_DEVELOPERS = ("pengembang", "assets")


def guides(root: Path) -> list[Path]:
    """The public pages below ``docs/`` and their pictures, relative to it."""
    pages = (path.relative_to(root / DOCS) for kind in ("*.md", "*.png") for path in (root / DOCS).rglob(kind))
    return sorted(page for page in pages if page.parts[0] not in FOR_DEVELOPERS)


class WithGuides(build_py):
    """Puts them where ``files.public_pages`` looks first: ``catalogue/docs``."""

    def run(self) -> None:
        """Build the package, then add the guides."""
        super().run()
        if getattr(self, "editable_mode", False):
            return
        for page in guides(Path()):
            target = Path(self.build_lib) / "catalogue" / DOCS / page
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((DOCS / page).read_bytes())


if __name__ == "__main__":
    setup(cmdclass={"build_py": WithGuides})
