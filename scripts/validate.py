"""Check the data: the same as ``catalogue validate``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue.__main__ import run

if __name__ == "__main__":
    run(["validate", *sys.argv[1:]])
