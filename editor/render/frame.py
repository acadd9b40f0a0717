"""Pictures of a document, by the compositor that the stage has too."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from pathlib import Path

from editor.compositor.draw import Compositor
from editor.compositor.kernels import Bytes
from editor.compositor.pictures import PictureLayer, Pictures
from editor.render.missing import with_placeholders
from editor.render.picture import Picture, Planes
from editor.render.reels import Reels
from editor.render.settings import FilmSettings, film_size
from editor.render.tracks import load_tables
from editor.timeline.evaluate import evaluate
from editor.timeline.fonts import Fonts
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Document


def draw_frame(
    document: Document, sources: dict[str, Path], settings: FilmSettings, fonts: Fonts, at: int
) -> Bytes:
    """Return what is shown at `at` (flicks) as RGBA (height, width, 4). Raises RenderError."""
    size = film_size(document.canvas, settings.height)
    if settings.allow_missing:
        document = with_placeholders(document, sources)
    with closing(draw_frames(document, sources, size, fonts, [at])) as frames:
        return next(frames)


def draw_frames(
    document: Document, sources: dict[str, Path], size: tuple[int, int], fonts: Fonts, times: Iterable[int]
) -> Generator[Bytes, None, None]:
    """Yield what is shown at each of the times (flicks, rising) as premultiplied RGBA. Raises RenderError."""
    reels = Reels(sources)
    compositor = Compositor(*size, fonts)
    index = TimelineIndex(document)
    tables = load_tables(document, sources)
    try:
        for time in times:
            frame = evaluate(document, time, *size, fonts, index, tables)
            yield compositor.draw(frame, as_rgba(reels.pictures(frame)))
    finally:
        reels.close()


def as_rgba(pictures: dict[str, Picture]) -> Pictures:
    """Return how the compositor asks for a layer's picture, of those that were decoded for the frame."""

    def rgba(layer: PictureLayer) -> Bytes | None:
        picture = pictures.get(layer.clip)
        return picture.to_rgba() if isinstance(picture, Planes) else picture

    return rgba
