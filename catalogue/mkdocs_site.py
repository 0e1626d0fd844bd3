"""The one call to MkDocs: finished Markdown in, HTML out."""

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from catalogue.mkdocs_errors import RenderingError


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render(config_file: Path, docs: Path, site: Path, settings: Mapping[str, Any], timestamp: int) -> None:
    """Build ``docs`` into the empty folder ``site``.

    settings: MkDocs settings that come from the region's own. timestamp: seconds since 1970 that MkDocs writes
    as the time of building. Raises RenderingError on any warning, so that nothing is published half right.
    """
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    before = {name: os.environ.get(name) for name in ("SOURCE_DATE_EPOCH", "NO_MKDOCS_2_WARNING")}
    os.environ |= {"SOURCE_DATE_EPOCH": str(timestamp), "NO_MKDOCS_2_WARNING": "1"}
    try:
        build(load_config(str(config_file), docs_dir=str(docs), site_dir=str(site), **settings))
    except MkDocsException as error:
        raise RenderingError(str(error)) from error
    finally:
        logger.removeHandler(warnings)
        _restore(before)
    if warnings.messages:
        raise RenderingError("\n".join(warnings.messages))


def _restore(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
