"""What findings say, by their kind: typed, and checked whoever wrote it. Times are flicks of the source's own clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cloudstudio.errors import Invalid

#: 100 hours in flicks, as long as a document can be.
MAX_TIME = 100 * 3600 * 705_600_000
#: Bytes of a finding's JSON.
LARGEST = 16 * 2**20

Moment = Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks from the start of the source.")]


class Content(BaseModel):
    """What a kind of finding holds: closed and strict."""

    model_config = ConfigDict(extra="forbid", strict=True)


KINDS: dict[str, type[Content]] = {}

Kind = TypeVar("Kind", bound=type[Content])


def finding_kind(name: str) -> Callable[[Kind], Kind]:
    """Class decorator: make the kind known by its name (at most 16 letters)."""

    def register(kind: Kind) -> Kind:
        KINDS[name] = kind
        return kind

    return register


def check_content(kind: str, content: Any) -> Content:
    """Return content of a kind as its type. Raises Invalid, with the first thing that is wrong."""
    try:
        return KINDS[kind].model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or kind
        raise Invalid(f"{where}: {first['msg']}.") from None


class SaidWord(Content):
    """A word with its punctuation, and when it is said. `sure` is how likely it is right, 0 to 1."""

    text: Annotated[str, Field(min_length=1, max_length=200)]
    start: Moment
    end: Moment
    sure: Annotated[float, Field(ge=0, le=1, strict=False)] = 1.0


class Span(Content):
    """A stretch of the source."""

    start: Moment
    end: Moment


@finding_kind("speech")
class Speech(Content):
    """When somebody speaks, in the order of time; what lies between is a pause."""

    spans: Annotated[list[Span], Field(max_length=200_000)] = []


@finding_kind("shots")
class Shots(Content):
    """When each shot but the first begins, in the order of time."""

    begins: Annotated[list[Moment], Field(max_length=200_000)] = []


@finding_kind("transcript")
class Transcript(Content):
    """What is said, word by word in the order of time.

    language: by its ISO 639-1 code, with how sure that is where it was found and not told. breaks: the numbers of the
    words before which somebody paused, or something new begins.
    """

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    language_sure: Annotated[float, Field(ge=0, le=1, strict=False)] = 1.0
    words: Annotated[list[SaidWord], Field(max_length=200_000)] = []
    breaks: Annotated[list[Annotated[int, Field(ge=0)]], Field(max_length=200_000)] = []
