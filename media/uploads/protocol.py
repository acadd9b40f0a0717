"""The words of the tus protocol: headers in, values out. Source: https://tus.io/protocols/resumable-upload (1.0.0)."""

from __future__ import annotations

import base64
import re

from cloudstudio.errors import Problem, TooLarge, Unsupported
from cloudstudio.storage.amounts import in_words

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,expiration"
OFFSET_STREAM = "application/offset+octet-stream"
NUMBER = re.compile(r"[0-9]{1,18}")


class WrongVersion(Problem):
    """The client speaks another version."""

    status = 412


class Locked(Problem):
    """Another request is writing to the same upload."""

    status = 423


def check_version(value: str) -> None:
    """Raise WrongVersion unless the client speaks our version."""
    if value != VERSION:
        raise WrongVersion(f"Uploads speak tus {VERSION}; the request says {value or 'nothing'}.")


def parse_length(value: str, deferred: str, limit: int) -> int:
    """Return the announced size in bytes. Raises Problem (400) or TooLarge (413)."""
    if deferred:
        raise Problem("The size of the file has to be known from the start.")
    if not NUMBER.fullmatch(value):
        raise Problem("Upload-Length is missing or not a number.")
    size = int(value)
    if size == 0:
        raise Problem("The file is empty.")
    if size > limit:
        raise TooLarge(f"The file has {in_words(size)}; {in_words(limit)} is the most.")
    return size


def parse_offset(value: str, content_type: str) -> int:
    """Return the offset that a PATCH continues from. Raises Problem (400) or Unsupported (415)."""
    if content_type.partition(";")[0].strip().lower() != OFFSET_STREAM:
        raise Unsupported(f"The body of a PATCH is {OFFSET_STREAM}.")
    if not NUMBER.fullmatch(value):
        raise Problem("Upload-Offset is missing or not a number.")
    return int(value)


def parse_metadata(value: str) -> dict[str, str]:
    """Return `Upload-Metadata` as texts by key: pairs separated by commas, values in Base64. Raises Problem (400)."""
    found: dict[str, str] = {}
    for pair in value.split(",") if value.strip() else []:
        key, _, coded = pair.strip().partition(" ")
        try:
            found[key] = base64.b64decode(coded.strip(), validate=True).decode()
        except ValueError as error:
            raise Problem("Upload-Metadata is not valid: values are texts in Base64.") from error
        if not key:
            raise Problem("Upload-Metadata is not valid: a key is missing.")
    return found
