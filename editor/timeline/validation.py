"""From JSON to a document, with one sentence a person can act on when it is none."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from editor.timeline.schema import VERSION, Document
from editor.timeline.upgrades import upgrade_document


class InvalidDocument(ValueError):
    """The JSON is not a document. The message is one sentence."""


def load_document(data: object) -> Document:
    """Return the document that `data` (parsed JSON) is; an older version is brought up to date first.

    Raises InvalidDocument with the first thing that is wrong.
    """
    if not isinstance(data, dict):
        raise InvalidDocument("A document is a JSON object.")
    version = data.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        raise InvalidDocument(
            f"The document has version {version}, but this studio knows up to {VERSION}; "
            "update the studio to open it."
        )
    try:
        return Document.model_validate(upgrade_document(data))
    except ValidationError as error:
        raise InvalidDocument(f"The document is not valid: {first_sentence(error)}") from None


def readable(text: str, most: int = 100) -> str:
    """Return what somebody made up so that it can stand in a sentence: not too long, valid Unicode."""
    short = text if len(text) <= most else f"{text[:most]}…"
    return short.encode("utf-8", "replace").decode("utf-8")


def first_sentence(error: ValidationError) -> str:
    """Return where the first fault is and what it is."""
    fault = error.errors(include_url=False, include_context=False)[0]
    where = readable(path_of(fault))
    # What is said of a union's kind quotes the kind.
    what = readable(fault["msg"][:1].lower() + fault["msg"][1:], 1000)
    return f"{where}: {what}." if where else f"{what}."


def path_of(fault: ErrorDetails) -> str:
    """Return the place of a fault as a path of names, without the union's own labels."""
    parts = [str(part) for part in fault["loc"]]
    if len(parts) > 2 and parts[0] == "clips":
        del parts[2]  # the kind, which pydantic adds for the discriminated union
    return "/".join(part for part in parts if part != "[key]")
