"""Data of a large page, compressed, as text; `core/unzipped.js` is the other half."""

import gzip
import json
from base64 import b64encode
from typing import Any


def zipped(data: Any) -> str:
    """The data as JSON, compressed, in base 64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return b64encode(gzip.compress(text.encode(), 6, mtime=0)).decode()
