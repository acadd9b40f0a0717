"""Renders a plan into a file: decode, compose and mix run ahead on threads, the encoder takes what is ready."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import av

from editor.compositor.draw import PictureLayer
from editor.render.ahead import ahead
from editor.render.encode import FilmWriter, blank_frame, frame_planes
from editor.render.master import master
from editor.render.mix import mix
from editor.render.picture import Picture
from editor.render.plan import Plan
from editor.render.planar import PlanarCompositor
from editor.render.reels import Reels
from editor.render.settings import SAMPLE_RATE
from editor.render.sound import SoundSources
from editor.timeline.evaluate import evaluate
from editor.timeline.fonts import Fonts
from editor.timeline.frame import Frame
from editor.timeline.index import TimelineIndex
from editor.timeline.time import frame_time
from media.samples import Samples

#: Items that wait between two stages: enough to ride over a keyframe, few enough to stay small.
DEPTH = 4
Shot = tuple[Frame, dict[str, Picture]]


def render(plan: Plan, out: Path, fonts: Fonts, on_progress: Callable[[float], None]) -> int:
    """Write the film and return how many stretches of its sources were damaged. Raises RenderError.

    on_progress gets the fraction that is encoded, rising.
    """
    reels = Reels(plan.sources, threads=max(1, (os.cpu_count() or 1) // 2))
    with (
        closing(ahead(_shots(plan, reels, fonts), DEPTH)) as shots,
        closing(ahead(_composed(plan, shots, fonts), DEPTH)) as frames,
        closing(ahead(_sound(plan), DEPTH)) as sound,
        FilmWriter(out, plan.encoder, has_sound=plan.samples > 0) as writer,
    ):
        heard = 0
        for number, frame in enumerate(frames, 1):
            writer.write_frame(frame)
            # Sound goes in as pictures do, so that the file can be played while it is read.
            while heard < plan.samples and heard < writer.seconds * SAMPLE_RATE:
                samples = next(sound)
                heard += samples.shape[1]
                writer.write_sound(samples)
            on_progress(number / plan.frames)
    return reels.damaged


def _shots(plan: Plan, reels: Reels, fonts: Fonts) -> Iterator[Shot]:
    """Evaluate each frame and decode what it shows."""
    index = TimelineIndex(plan.document)
    try:
        for number in range(plan.frames):
            time = frame_time(number, plan.document.canvas.frame_rate)
            frame = evaluate(plan.document, time, plan.encoder.width, plan.encoder.height, fonts, index)
            yield frame, reels.pictures(frame)
    finally:
        reels.close()


def _composed(plan: Plan, shots: Iterator[Shot], fonts: Fonts) -> Iterator[av.VideoFrame]:
    compositor = PlanarCompositor(plan.encoder.width, plan.encoder.height, fonts)
    for frame, pictures in shots:
        film = blank_frame(plan.encoder.width, plan.encoder.height)
        compositor.compose(frame, _by_clip(pictures), frame_planes(film))
        yield film


def _by_clip(pictures: dict[str, Picture]) -> Callable[[PictureLayer], Picture | None]:
    return lambda layer: pictures.get(layer.clip)


def _sound(plan: Plan) -> Iterator[Samples]:
    with SoundSources(plan.document, plan.sources) as sources:

        def mixed() -> Iterator[Samples]:
            return mix(plan.sounds, plan.samples, sources.open)

        yield from master(mixed, plan.document.master.loudness).apply(mixed())
