"""Opens a film that was just written and measures it, before anybody is told that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from editor.render.errors import BadFilm
from editor.render.plan import Plan
from editor.render.settings import SAMPLE_RATE


@dataclass(frozen=True)
class Measured:
    """What a film turned out to be. Durations are seconds; samples counts a channel's."""

    width: int
    height: int
    frames: int
    frame_rate: Fraction
    duration: Fraction
    samples: int
    size: int


def measure(path: Path) -> Measured:
    """Open a film, count its frames and samples, and decode its first and last picture. Raises BadFilm."""
    try:
        with av.open(str(path)) as container:
            video = container.streams.video[0]
            audio = container.streams.audio[0] if container.streams.audio else None
            stamps: list[int] = []
            samples = 0
            for packet in container.demux(*(stream for stream in (video, audio) if stream is not None)):
                if packet.pts is None:
                    continue
                if packet.stream is video:
                    stamps.append(packet.pts)
                elif packet.duration and packet.time_base:
                    samples += round(packet.duration * packet.time_base * SAMPLE_RATE)
            _decode_ends(container, video)
            rate = video.average_rate or Fraction(0)
            duration = (video.duration or 0) * (video.time_base or Fraction(0))
            return Measured(
                video.width, video.height, len(set(stamps)), rate, duration, samples, path.stat().st_size
            )
    except (av.FFmpegError, OSError, IndexError) as error:
        raise BadFilm("The film that was written cannot be opened again.") from error


def _decode_ends(container: av.container.InputContainer, video: av.video.stream.VideoStream) -> None:
    for stamp in (0, video.duration or 0):
        container.seek(stamp, stream=video, backward=True)
        if next(container.decode(video), None) is None:
            raise BadFilm("The film that was written has pictures that cannot be decoded.")


def verify(path: Path, plan: Plan) -> Measured:
    """Measure a film and hold it against its plan. Raises BadFilm where they differ."""
    found = measure(path)
    encoder = plan.encoder
    if (found.width, found.height) != (encoder.width, encoder.height):
        raise BadFilm(
            f"The film is {found.width}x{found.height} pixels large instead of {encoder.width}x{encoder.height}."
        )
    if found.frames != plan.frames:
        raise BadFilm(f"The film has {found.frames} frames instead of {plan.frames}.")
    if abs(found.duration - plan.duration) >= 1 / encoder.frame_rate:
        raise BadFilm(
            f"The film lasts {float(found.duration):.3f} s instead of {float(plan.duration):.3f} s."
        )
    # An AAC encoder works in packets of 1024 samples and starts one early.
    if abs(found.samples - plan.samples) > 2 * 1024 + SAMPLE_RATE / encoder.frame_rate:
        raise BadFilm(f"The film's sound has {found.samples} samples instead of {plan.samples}.")
    return found
