"""What every image model of the ladder is: a name, the numbers it takes, and steps that lead to a picture."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

if TYPE_CHECKING:  # every process of the studio reads this file, and few of them compute
    import numpy as np
    from numpy.typing import NDArray

Picture: TypeAlias = "NDArray[np.uint8]"

#: Every picture is made from a seed, so that it can be made again.
MAX_SEED = 2**32 - 1
Seed = Annotated[int, Field(ge=0, le=MAX_SEED)]


class InvalidRequest(ValueError):
    """A request that a model cannot serve. Its text is one sentence for the person who asked."""


class UnknownModel(LookupError):
    """There is no model of that name. Its text is one sentence that names those there are."""


class Request(BaseModel):
    """The numbers and words a model takes. Panels draw a control for each field, so titles and bounds matter."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Step:
    """One step on the way to a picture.

    `drawn` is the picture so far, or what makes it if somebody looks: not every step of a quick model is shown.
    `numbers` are the values drawn so far, by name, ready for JSON. `fraction` is how much of the work is done, 0 to 1;
    the last step has 1.
    """

    caption: str
    drawn: Picture | Callable[[], Picture]
    fraction: float
    numbers: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def picture(self) -> Picture:
        """The picture so far, uint8 (height, width, 3) in sRGB."""
        return self.drawn() if callable(self.drawn) else self.drawn


R = TypeVar("R", bound=Request)


class ImageModel(ABC, Generic[R]):
    """A rung of the ladder. A rung holds no state between pictures but what it is costly to load."""

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]
    request: type[R]
    #: Whether it is there to be understood, one step of "How it works", and not for pictures that are wanted.
    lesson: ClassVar[bool] = True

    def is_ready(self) -> bool:
        """Tell whether it can draw here and now."""
        return True

    def not_understood(self, prompt: str) -> list[str]:
        """Return the words of a prompt that mean nothing to it, in their order."""
        return []

    @abstractmethod
    def sample(self, request: R, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the steps that lead to one picture. The same request and seed give the same picture."""

    def check_request(self, values: dict[str, Any]) -> R:
        """Return the request that these values describe; raise InvalidRequest with one sentence."""
        try:
            return self.request.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            what = first["msg"].removeprefix("Value error, ")
            sentence = f"{self.title}: {where}: {what}" if where else f"{self.title}: {what}"
            raise InvalidRequest(sentence.rstrip(".") + ".") from None
