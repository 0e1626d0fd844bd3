"""Where the installed tool came from, so that a new catalogue asks for the same one."""

import json

from catalogue import files
from catalogue.region.answers import PACKAGE


def installed_as() -> str:
    """The requirement that installs this very tool elsewhere, or "" for one that only this machine has."""
    installed = files.installed(PACKAGE)
    return requirement(*installed) if installed else ""  # a checkout that runs in place is not installed


def requirement(version: str, origin: str | None) -> str:
    """A line for requirements.txt. origin: what pip noted of an address (PEP 610), or None for an index.

    >>> requirement("1.0", None)
    'katalog-inovasi==1.0'
    >>> requirement("1.0", '{"url": "https://a.example/b.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}')
    'katalog-inovasi @ git+https://a.example/b.git@c0ffee'
    >>> requirement("1.0", '{"url": "file:///media/usb/katalog_inovasi-1.0.whl", "archive_info": {}}')
    ''
    """
    if origin is None:
        return f"{PACKAGE}=={version}"
    noted = json.loads(origin)
    address, git = noted.get("url", ""), noted.get("vcs_info", {})
    if not address.startswith("https://"):
        return ""
    return f"{PACKAGE} @ git+{address}@{git['commit_id']}" if git.get("vcs") == "git" else f"{PACKAGE} @ {address}"
