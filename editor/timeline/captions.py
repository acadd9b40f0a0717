"""Captions as texts: each looks and stands as its track says. The mirror is `frontend/src/timeline/captions.ts`."""

from __future__ import annotations

import math

from editor.timeline.schema import (
    Appearance,
    Canvas,
    CaptionClip,
    Captions,
    Document,
    Keyframes,
    TextAnimation,
    TextClip,
    Transform,
)

_PLAIN = Captions()


def caption_text(document: Document, clip: CaptionClip) -> TextClip | None:
    """Return the text that a caption is drawn as; None where its track's go beside the film."""
    track = document.tracks.get(clip.track)
    captions = track.captions if track else _PLAIN
    if captions.beside:
        return None
    return TextClip.model_construct(
        kind="text",
        track=clip.track,
        start=clip.start,
        duration=clip.duration,
        order=clip.order,
        name=clip.name,
        group="",
        link="",
        keyframes=Keyframes(),
        transition=clip.transition,
        text=clip.text,
        style=captions.style,
        animation=TextAnimation(),
        words=clip.words,
        highlight=captions.highlight,
        transform=caption_box(document.canvas, captions),
        appearance=Appearance(),
    )


def caption_box(canvas: Canvas, captions: Captions) -> Transform:
    """Return the box that captions are wrapped into, in canvas units."""
    width = math.floor(captions.width * canvas.width + 0.5)
    height = math.floor((1 - 2 * captions.margin) * canvas.height + 0.5)
    return Transform.model_construct(x=0, y=0, width=width, height=height, rotation=0.0)
