"""The document's JSON Schema, from which the TypeScript types and the browser's checks are made."""

from typing import Any

from editor.timeline.schema import Document


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a document as it may be written: what has a default may be
    left out.
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Document.model_json_schema()}
