"""The document's JSON Schema, from which the TypeScript types and the browser's checks are made."""

import json
from functools import lru_cache
from hashlib import sha256
from typing import Any

from editor.timeline.schema import Document


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document as it may be written: what has a default may be
    left out. Its `$id` is `schema_id()`.
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_id(), **_of_models()}


@lru_cache
def schema_id() -> str:
    """Return a name of the schema that changes with anything in it.

    The document's version changes only with what needs an upgrade; whether a page and the server know the same
    fields is told by this.
    """
    text = json.dumps(_of_models(), sort_keys=True)
    return f"urn:sha256:{sha256(text.encode()).hexdigest()}"


def _of_models() -> dict[str, Any]:
    return Document.model_json_schema()
