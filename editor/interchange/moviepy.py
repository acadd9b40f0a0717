"""A project as a moviepy clip, and any moviepy clip as an asset of a project.

For scripts of one's own, on files of one's own: nothing here runs in the sandboxed child. Take moviepy's classes from
here, for moviepy on its own insists on a package with a program of FFmpeg in it. See `docs/examples/moviepy_effect.py`.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

# Left alone, moviepy looks for a program that does not come with the studio. Nothing here uses one.
os.environ.setdefault("FFMPEG_BINARY", "auto-detect")

from moviepy import AudioClip, ColorClip, VideoClip, vfx

from editor.compositor.draw import Compositor
from editor.compositor.kernels import Bytes, rgba_to_yuv420
from editor.render.damage import Damage
from editor.render.errors import BadDocument
from editor.render.formats import FORMATS, format_of
from editor.render.frame import as_rgba
from editor.render.frames import blank_frame, frame_planes, rgba_frame
from editor.render.pipeline import mixed
from editor.render.plan import Plan, plan_film
from editor.render.reels import Reels
from editor.render.settings import (
    RATE_FACTORS,
    SAMPLE_RATE,
    SOUND_RATES,
    EncoderSettings,
    FilmSettings,
    Quality,
)
from editor.render.verify import Measured, measure
from editor.render.writers import begin
from editor.timeline.evaluate import evaluate
from editor.timeline.fonts import Fonts
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Asset, Document
from editor.timeline.time import FLICKS_PER_SECOND
from media.samples import FLICKS_PER_SAMPLE

__all__ = ["AudioClip", "ColorClip", "ProjectClip", "VideoClip", "add_asset", "vfx", "write_clip"]

#: Formats that a moving clip can be saved in as an asset.
SAVED = ("mp4", "webm", "mov")
#: moviepy counts in seconds as doubles; what is nearer to a flick than this is that flick.
ROUNDING = 0.01


class ProjectClip(VideoClip):
    """A project as moviepy sees it: its frames are the compositor's, its sound is the mix. Close it when done."""

    def __init__(
        self,
        document: Document,
        sources: dict[str, Path],
        fonts: Fonts,
        settings: FilmSettings | None = None,
    ) -> None:
        """`sources` is the file of each asset; the settings give the size, the rate and the range.

        Raises RenderError, as a film of the project would.
        """
        plan = plan_film(document, sources, settings or FilmSettings())
        self._stage = _Stage(plan, fonts)
        super().__init__(frame_function=self._stage.frame, duration=float(plan.duration))
        self.fps = float(plan.encoder.frame_rate)
        self.size = (plan.encoder.width, plan.encoder.height)
        if plan.samples:
            heard = _Heard(plan)
            self.audio = AudioClip(heard.at, duration=plan.samples / SAMPLE_RATE, fps=SAMPLE_RATE)

    def close(self) -> None:
        """Give the decoders back."""
        self._stage.close()
        super().close()


class _Stage:
    """Draws the frame of any moment."""

    def __init__(self, plan: Plan, fonts: Fonts) -> None:
        self._plan = plan
        self._fonts = fonts
        self._index = TimelineIndex(plan.document)
        self._size = plan.encoder.width, plan.encoder.height
        self._reels = Reels(plan.sources)
        self._compositor = Compositor(*self._size, fonts)

    def frame(self, seconds: float) -> Bytes:
        """Return the picture at a moment, RGB (height, width, 3)."""
        time = self._plan.start + math.ceil(seconds * FLICKS_PER_SECOND - ROUNDING)
        moment, plan = max(0, time), self._plan
        frame = evaluate(plan.document, moment, *self._size, self._fonts, self._index, plan.tables)
        picture = self._compositor.draw(frame, as_rgba(self._reels.pictures(frame)))
        return np.ascontiguousarray(picture[..., :3])

    def close(self) -> None:
        self._reels.close()


class _Heard:
    """Hands out the mix by moments. moviepy asks in the order of time; going back mixes anew from there."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._first = 0
        self._kept: NDArray[np.float32] = np.zeros((2, 0), np.float32)
        self._blocks: Iterator[NDArray[np.float32]] | None = None

    def at(self, seconds: Any) -> NDArray[np.float32]:
        """Return the samples (n, 2) at an array of seconds, or the one (2,) at a number."""
        numbers = np.round(np.atleast_1d(seconds) * SAMPLE_RATE).astype(np.int64)
        numbers = np.clip(numbers, 0, self._plan.samples - 1)
        first, last = int(numbers.min()), int(numbers.max())
        held = self._read(first, last + 1)
        out = np.ascontiguousarray(held[:, numbers - first].T)
        return out[0] if np.isscalar(seconds) else out

    def _read(self, first: int, end: int) -> NDArray[np.float32]:
        if self._blocks is None or first < self._first or first > self._first + self._kept.shape[1]:
            # The gain that makes a film as loud as it was asked to be is that of the whole.
            self._first = 0 if self._plan.document.master.loudness else first
            self._kept = np.zeros((2, 0), np.float32)
            self._blocks = mixed(_from_sample(self._plan, self._first), Damage())
        while self._first + self._kept.shape[1] < end:
            self._kept = np.concatenate([self._kept, next(self._blocks)], axis=1)
        self._kept, self._first = self._kept[:, first - self._first :], first
        return self._kept[:, : end - first]


def _from_sample(plan: Plan, first: int) -> Plan:
    """Return the plan whose sound begins at a later sample."""
    shift = first * FLICKS_PER_SAMPLE
    sounds = tuple(
        replace(sound, start=sound.start - shift)
        for sound in plan.sounds
        if sound.start + sound.duration > shift
    )
    return replace(plan, sounds=sounds, samples=plan.samples - first)


def write_clip(
    clip: VideoClip, path: Path, frame_rate: Fraction | int | None = None, quality: Quality = "high"
) -> Measured:
    """Render any moviepy clip into a file, whose ending says the format, and measure it.

    A mask becomes alpha in a MOV. Odd sides are cut to even ones. Raises RenderError.
    """
    format = format_of(path.name)
    if format not in SAVED:
        raise BadDocument(f"{path.name} must end in one of {', '.join(SAVED)}.")
    rate = Fraction(frame_rate or clip.fps or 30).limit_denominator(1001)
    frames = max(1, math.ceil(clip.duration * rate - Fraction(1, 1000)))
    width, height = (max(2, side // 2 * 2) for side in clip.size)
    encoder = EncoderSettings(
        width, height, rate, crf=RATE_FACTORS[quality], audio_bit_rate=SOUND_RATES[quality], format=format,
        quality=quality,
    )  # fmt: skip
    samples = round(frames / rate * SAMPLE_RATE) if clip.audio is not None else 0
    heard = 0
    with begin(path, encoder, has_sound=samples > 0) as writer:
        for number in range(frames):
            picture = _picture(clip, float(number / rate), width, height)
            is_rgba = FORMATS[format].painting == "rgba"
            writer.write_frame(rgba_frame(picture) if is_rgba else _film_frame(picture))
            due = min(samples, math.ceil(writer.seconds * SAMPLE_RATE))
            if due > heard:
                times = np.arange(heard, due) / SAMPLE_RATE
                writer.write_sound(_sound(clip.audio, times))
                heard = due
    return measure(path)


def _picture(clip: VideoClip, seconds: float, width: int, height: int) -> Bytes:
    """Return a frame of a clip as premultiplied RGBA, so that what is transparent is black without alpha."""
    rgba = np.full((height, width, 4), 255, np.uint8)
    rgba[..., :3] = np.clip(clip.get_frame(seconds)[:height, :width], 0, 255)
    if clip.mask is not None:
        alpha = np.clip(clip.mask.get_frame(seconds)[:height, :width, None], 0, 1)
        rgba = np.round(rgba * alpha).astype(np.uint8)
    return rgba


def _film_frame(rgba: Bytes) -> av.VideoFrame:
    frame = blank_frame(rgba.shape[1], rgba.shape[0])
    rgba_to_yuv420(rgba, *frame_planes(frame))
    return frame


def _sound(audio: AudioClip, times: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the sound at the times as (2, n)."""
    inside = np.clip(times, 0, max(0.0, audio.duration - 1 / SAMPLE_RATE))
    samples = np.asarray(audio.get_frame(inside), np.float32).reshape(len(times), -1).T
    silent = np.where(times < audio.duration, np.float32(1), np.float32(0))
    return np.ascontiguousarray((samples[[0, -1]] * silent).astype(np.float32))


def add_asset(
    document: Document, clip: VideoClip, file: Path, name: str, frame_rate: Fraction | int | None = None
) -> Document:
    """Render a clip into `file`, next to the document, and return the document with it as the asset `name`."""
    found = write_clip(clip, file, frame_rate)
    asset = Asset(
        source=file.name,
        kind="video",
        name=file.name,
        width=found.width,
        height=found.height,
        duration=round(found.duration * FLICKS_PER_SECOND),
        has_audio=found.samples > 0,
    )
    return document.model_copy(update={"assets": document.assets | {name: asset}})
