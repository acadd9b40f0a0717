"""How things sound: a clip's, a track's and the whole film's part in the mix."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from editor.timeline.schema.base import Duration, Model, Signed


class Sound(Model):
    """How loud a clip is. Volume is linear: 1 is as recorded."""

    volume: Annotated[float, Field(ge=0, le=4, allow_inf_nan=False)] = 1.0
    muted: bool = False
    pan: Annotated[Signed, Field(description="-1 is all left, 1 is all right.")] = 0.0
    fade_in: Duration = 0
    fade_out: Duration = 0


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
