"""Renders a plan into a file: decode, compose and mix run ahead on threads, the writer takes what is ready."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import av

from editor.compositor.draw import Compositor
from editor.compositor.pictures import PictureLayer
from editor.render.ahead import ahead
from editor.render.damage import Damage
from editor.render.frame import as_rgba
from editor.render.frames import blank_frame, frame_planes, rgba_frame
from editor.render.master import Mastering, master
from editor.render.mix import mix
from editor.render.picture import Picture
from editor.render.plan import Plan
from editor.render.planar import PlanarCompositor
from editor.render.receipt import Stage
from editor.render.reels import Reels
from editor.render.settings import SAMPLE_RATE
from editor.render.sound import SoundSources
from editor.render.writers import open_writer
from editor.timeline.evaluate import evaluate
from editor.timeline.fonts import Fonts
from editor.timeline.frame import Frame
from editor.timeline.index import TimelineIndex
from media.samples import Samples

#: Items that wait between two stages: enough to ride over a keyframe, few enough to stay small.
DEPTH = 4
Shot = tuple[Frame, dict[str, Picture]]


def render(
    plan: Plan, out: Path, fonts: Fonts, on_progress: Callable[[float], None], stage: Stage | None = None
) -> Damage:
    """Write the film and return what of its sources was damaged. Raises RenderError.

    on_progress gets the fraction that is encoded, rising; stage gets to see what each frame is made of.
    """
    damage = Damage()
    if plan.facts.gives == "sound":
        _render_sound(plan, out, fonts, damage, on_progress)
        return damage
    reels = Reels(plan.sources, threads=max(1, (os.cpu_count() or 1) // 2), damage=damage)
    compose = _composed if plan.facts.painting == "yuv420p" else _painted
    with (
        closing(ahead(_shots(plan, reels, fonts), DEPTH)) as shots,
        closing(ahead(compose(plan, _seen(shots, stage), fonts), DEPTH)) as frames,
        closing(ahead(mixed(plan, damage), DEPTH)) as sound,
        open_writer(out, plan, fonts) as writer,
    ):
        heard = 0
        for number, frame in enumerate(frames, 1):
            writer.write_frame(frame)
            # Sound goes in as pictures do, so that the file can be played while it is read.
            while plan.facts.has_sound and heard < plan.samples and heard < writer.seconds * SAMPLE_RATE:
                samples = next(sound)
                heard += samples.shape[1]
                writer.write_sound(samples)
            on_progress(number / plan.frames)
    return damage


def _render_sound(
    plan: Plan, out: Path, fonts: Fonts, damage: Damage, on_progress: Callable[[float], None]
) -> None:
    with closing(ahead(mixed(plan, damage), DEPTH)) as sound, open_writer(out, plan, fonts) as writer:
        heard = 0
        for samples in sound:
            writer.write_sound(samples)
            heard += samples.shape[1]
            on_progress(heard / plan.samples)


def _shots(plan: Plan, reels: Reels, fonts: Fonts) -> Iterator[Shot]:
    """Evaluate each frame and decode what it shows."""
    index = TimelineIndex(plan.document)
    size = plan.encoder.width, plan.encoder.height
    try:
        for number in range(plan.frames):
            frame = evaluate(plan.document, plan.time_of(number), *size, fonts, index, plan.tables)
            yield frame, reels.pictures(frame)
    finally:
        reels.close()


def _seen(shots: Iterator[Shot], stage: Stage | None) -> Iterator[Shot]:
    """Show each shot to the stage as it passes."""
    for number, (frame, pictures) in enumerate(shots):
        if stage is not None:
            stage.see(number, frame, pictures)
        yield frame, pictures


def _composed(plan: Plan, shots: Iterator[Shot], fonts: Fonts) -> Iterator[av.VideoFrame]:
    """Compose in the film's own YUV."""
    compositor = PlanarCompositor(plan.encoder.width, plan.encoder.height, fonts)
    for frame, pictures in shots:
        film = blank_frame(plan.encoder.width, plan.encoder.height)
        compositor.compose(frame, _by_clip(pictures), frame_planes(film))
        yield film


def _painted(plan: Plan, shots: Iterator[Shot], fonts: Fonts) -> Iterator[av.VideoFrame]:
    """Draw in RGBA as the stage does, for formats that are no YUV 4:2:0."""
    compositor = Compositor(plan.encoder.width, plan.encoder.height, fonts)
    for frame, pictures in shots:
        yield rgba_frame(compositor.draw(frame, as_rgba(pictures)))


def _by_clip(pictures: dict[str, Picture]) -> Callable[[PictureLayer], Picture | None]:
    return lambda layer: pictures.get(layer.clip)


def mixed(plan: Plan, damage: Damage) -> Iterator[Samples]:
    """Yield the film's sound, float32 (2, n) at 48 kHz, block by block, as loud as the document asks for."""
    with SoundSources(plan.document, plan.sources, damage) as sources:

        def unmastered() -> Iterator[Samples]:
            return mix(plan.sounds, plan.samples, sources.open)

        yield from master(unmastered, plan.document.master.loudness).apply(unmastered())


def film_mastering(plan: Plan, damage: Damage, on_progress: Callable[[float], None]) -> Mastering:
    """Return what `mixed` does to the mix. on_progress gets what is done of the first pass over it, rising."""
    listened = 0
    with SoundSources(plan.document, plan.sources, damage) as sources:

        def unmastered() -> Iterator[Samples]:
            nonlocal listened
            for block in mix(plan.sounds, plan.samples, sources.open):
                yield block
                listened += block.shape[1]
                on_progress(min(1.0, listened / plan.samples))

        return master(unmastered, plan.document.master.loudness)
