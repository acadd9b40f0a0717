"""Opens a file that was just written and measures it, before anybody is told that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image

from editor.render.errors import BadFilm
from editor.render.plan import Plan
from editor.render.settings import SAMPLE_RATE

#: What an encoder of sound may add: a packet before the first sample, and one that is not full at the end.
PACKETS = {"mp4": 2 * 1024, "m4a": 2 * 1024, "webm": 3 * 960, "mp3": 3 * 1152, "mov": 0, "wav": 0}
#: Matroska rounds stamps to milliseconds, GIF to hundredths of a second.
CLOCKS = {"webm": Fraction(1, 1000), "gif": Fraction(1, 100)}


@dataclass(frozen=True)
class Measured:
    """What a file turned out to be. Durations are seconds; samples counts a channel's; 0 is none of it."""

    width: int
    height: int
    frames: int
    frame_rate: Fraction
    duration: Fraction
    samples: int
    size: int
    has_alpha: bool = False


def measure(path: Path) -> Measured:
    """Open a file, count its frames and samples, and decode its first and last picture. Raises BadFilm."""
    try:
        if path.suffix in (".png", ".jpg"):
            return _measure_picture(path)
        with av.open(str(path)) as container:
            return _measure_streams(container, path.stat().st_size)
    except (av.FFmpegError, OSError, IndexError, SyntaxError) as error:
        raise BadFilm("The film that was written cannot be opened again.") from error


def _measure_picture(path: Path) -> Measured:
    with Image.open(path) as image:
        image.load()
        return Measured(*image.size, 1, Fraction(0), Fraction(0), 0, path.stat().st_size)


def _measure_streams(container: av.container.InputContainer, size: int) -> Measured:
    video = container.streams.video[0] if container.streams.video else None
    audio = container.streams.audio[0] if container.streams.audio else None
    stamps: list[int] = []
    end = samples = 0
    for packet in container.demux(*(stream for stream in (video, audio) if stream is not None)):
        if packet.pts is None:
            continue
        if packet.stream is video:
            stamps.append(packet.pts)
            end = max(end, packet.pts + (packet.duration or 0))
        elif packet.duration and packet.time_base:
            samples += round(packet.duration * packet.time_base * SAMPLE_RATE)
    if video is None:
        _decode_ends(container, audio or container.streams[0])
        return Measured(0, 0, 0, Fraction(0), Fraction(samples, SAMPLE_RATE), samples, size)
    _decode_ends(container, video)
    base = video.time_base or Fraction(0)
    return Measured(
        video.width,
        video.height,
        len(set(stamps)),
        video.average_rate or Fraction(0),
        end * base,
        samples,
        size,
        any(component.is_alpha for component in video.format.components),
    )


def _decode_ends(container: av.container.InputContainer, stream: av.stream.Stream) -> None:
    for stamp in (0, max(0, (stream.duration or 0) - 1)):
        container.seek(stamp, stream=stream, backward=True)
        if next(container.decode(stream), None) is None:
            raise BadFilm("The film that was written holds what cannot be decoded.")


def verify(path: Path, plan: Plan) -> Measured:
    """Measure a file and hold it against its plan. Raises BadFilm where they differ."""
    found = measure(path)
    encoder = plan.encoder
    if plan.facts.gives != "sound":
        _check_pictures(found, plan)
    if plan.facts.gives == "film":
        slack = 1 / encoder.frame_rate + CLOCKS.get(encoder.format, Fraction(0))
        if abs(found.duration - plan.duration) >= slack:
            raise BadFilm(
                f"The film lasts {float(found.duration):.3f} s instead of {float(plan.duration):.3f} s."
            )
    wanted = plan.samples if plan.facts.has_sound else 0
    samples = PACKETS.get(encoder.format, 0) + (
        0 if plan.facts.gives == "sound" else SAMPLE_RATE / encoder.frame_rate
    )
    if abs(found.samples - wanted) > samples:
        raise BadFilm(f"The film's sound has {found.samples} samples instead of {wanted}.")
    return found


def _check_pictures(found: Measured, plan: Plan) -> None:
    encoder = plan.encoder
    if (found.width, found.height) != (encoder.width, encoder.height):
        raise BadFilm(
            f"The film is {found.width}x{found.height} pixels large instead of {encoder.width}x{encoder.height}."
        )
    if found.frames != plan.frames:
        raise BadFilm(f"The film has {found.frames} frames instead of {plan.frames}.")
    if plan.facts.has_alpha and not found.has_alpha:
        raise BadFilm("The film has no alpha channel, though its format should.")
