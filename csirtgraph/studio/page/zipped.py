"""Data of a large page, compressed, as text; `core/unzipped.js` is the other half."""

import gzip
from base64 import b64encode
from typing import Any

from csirtgraph.studio.page.columns import compact


def zipped(data: Any) -> str:
    """The data as JSON, compressed, in base 64."""
    return b64encode(gzip.compress(compact(data).encode(), 6, mtime=0)).decode()
