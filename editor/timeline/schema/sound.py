"""How things sound: a clip's, a track's and the whole film's part in the mix."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from editor.timeline.schema.base import Duration, Fraction, Model, OptionalId, Signed


class Cleaned(Model):
    """A sound that a tool rid of its noise, in place of the source's own: an asset of kind audio that was made from the
    clip's, and has its clock, however the clip is cut or played. Where the document does not know it, or it was made
    from another source, the source's own sound is heard.
    """

    asset: OptionalId = ""
    amount: Annotated[
        Fraction, Field(description="0 is as recorded, 1 is the cleaned sound alone, mixed in between.")
    ] = 1.0


class Sound(Model):
    """How loud a clip is. Volume is linear: 1 is as recorded."""

    volume: Annotated[float, Field(ge=0, le=4, allow_inf_nan=False)] = 1.0
    muted: bool = False
    pan: Annotated[Signed, Field(description="-1 is all left, 1 is all right.")] = 0.0
    fade_in: Duration = 0
    fade_out: Duration = 0
    cleaned: Cleaned = Cleaned()


class Master(Model):
    """What is done to the whole film's sound."""

    loudness: Annotated[
        float,
        Field(
            ge=-40,
            le=0,
            allow_inf_nan=False,
            description="Integrated loudness to come out with, in LUFS (EBU R128); 0 leaves it as it is.",
        ),
    ] = 0.0
