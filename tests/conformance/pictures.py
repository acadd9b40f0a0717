"""What the server's compositor makes of a conformance document: its frames, its sound, and its pictures."""

from pathlib import Path
from typing import Any

from editor.compositor.draw import Compositor
from editor.compositor.kernels import Bytes
from editor.render.picture import Planes
from editor.render.reels import Reels
from editor.render.tracks import load_tables
from editor.timeline.evaluate import evaluate
from editor.timeline.fonts import Fonts
from editor.timeline.frame import Frame
from editor.timeline.schema import Document
from editor.timeline.sound import evaluate_sound


def frames(document: Document, cases: list[dict[str, int]], folder: Path, fonts: Fonts) -> list[Frame]:
    """Return the frame of every case; sources are files in `folder`."""
    tables = load_tables(document, files_of(document, folder))
    return [
        evaluate(document, case["at"], case["width"], case["height"], fonts, tables=tables) for case in cases
    ]


def files_of(document: Document, folder: Path) -> dict[str, Path]:
    """Return the file of each asset, in `folder`."""
    return {name: folder / asset.source for name, asset in document.assets.items()}


def sounds(document: Document) -> list[dict[str, Any]]:
    """Return what is heard, as JSON."""
    return [clip.to_json() for clip in evaluate_sound(document)]


def draw(frame: Frame, document: Document, folder: Path, fonts: Fonts) -> Bytes:
    """Return a frame's picture, RGBA (height, width, 4); sources are files in `folder`."""
    reels = Reels(files_of(document, folder))
    try:
        found = reels.pictures(frame)
        ready = {
            clip: picture.to_rgba() if isinstance(picture, Planes) else picture
            for clip, picture in found.items()
        }
        return Compositor(frame.width, frame.height, fonts).draw(frame, lambda layer: ready[layer.clip])
    finally:
        reels.close()
