"""Templates as Python compiles them, kept beside the package as Python keeps its own modules.

Compiling some forty templates was a twentieth of a build. What is kept stands in ``templates/__pycache__/``, where
whoever can write can write the package too, and begins with a seal over source, tool, Python and the code itself.
"""

import marshal
import sys
from contextlib import suppress

from jinja2.bccache import Bucket, BytecodeCache

from catalogue import files
from catalogue.stored import digest


class ByteCode(BytecodeCache):
    """Compiled templates; one that cannot be read or written is compiled again. tool: stands for its version."""

    def __init__(self, tool: str) -> None:
        self._tool = tool

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find a compiled template."""
        seal, _, raw = (files.byte_code(_name(bucket)) or b"").partition(b"\n")
        if seal and seal == self._seal(bucket, raw):
            with suppress(EOFError, ValueError, TypeError):
                bucket.code = marshal.loads(raw)  # noqa: S302 - of this package, as trusted as its .pyc files

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where Python may keep its own."""
        if not sys.dont_write_bytecode:
            raw = marshal.dumps(bucket.code)
            files.keep_byte_code(_name(bucket), self._seal(bucket, raw) + b"\n" + raw)

    def _seal(self, bucket: Bucket, raw: bytes) -> bytes:
        return digest(self._tool, bucket.checksum, raw).encode()


def _name(bucket: Bucket) -> str:
    return f"{bucket.key}.{sys.implementation.cache_tag}.jinjac"
