"""One picture of a document, by the compositor that the stage has too."""

from __future__ import annotations

from pathlib import Path

from editor.compositor.draw import Compositor
from editor.compositor.kernels import Bytes
from editor.compositor.pictures import PictureLayer
from editor.render.picture import Planes
from editor.render.reels import Reels
from editor.render.settings import FilmSettings, film_size
from editor.timeline.evaluate import evaluate
from editor.timeline.fonts import Fonts
from editor.timeline.schema import Document


def draw_frame(
    document: Document, sources: dict[str, Path], settings: FilmSettings, fonts: Fonts, at: int
) -> Bytes:
    """Return what is shown at `at` (flicks) as RGBA (height, width, 4). Raises RenderError."""
    width, height = film_size(document.canvas, settings.height)
    frame = evaluate(document, at, width, height, fonts)
    reels = Reels(sources)
    try:
        pictures = reels.pictures(frame)

        def rgba(layer: PictureLayer) -> Bytes | None:
            picture = pictures.get(layer.clip)
            return picture.to_rgba() if isinstance(picture, Planes) else picture

        return Compositor(width, height, fonts).draw(frame, rgba)
    finally:
        reels.close()
