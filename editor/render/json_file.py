"""JSON from a file that somebody wrote by hand, or a tool did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from editor.render.errors import BadDocument

MOST_BYTES = 64 * 2**20


def read_json(path: Path) -> Any:
    """Return what a file of JSON holds. Raises BadDocument, whose sentence names the file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadDocument(f"{path} is too large for a document: more than {MOST_BYTES // 2**20} MiB.")
        # NaN and Infinity pass here: the schema refuses them, and names the path.
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadDocument(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except json.JSONDecodeError as error:
        raise BadDocument(
            f"{path} is not JSON: {error.msg}, line {error.lineno}, column {error.colno}."
        ) from None
    except (UnicodeDecodeError, RecursionError):
        raise BadDocument(f"{path} is not JSON: it is no text of a sensible shape.") from None
