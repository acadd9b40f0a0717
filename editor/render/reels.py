"""The sources of a render while it runs: opened when a clip first shows, handed on at a cut, closed after."""

from __future__ import annotations

from pathlib import Path

from cloudstudio.sandbox import Refusal
from editor.compositor.draw import PictureLayer
from editor.compositor.kernels import Bytes
from editor.render.errors import BadSource
from editor.render.picture import Picture
from editor.render.sources import VideoSource
from editor.render.still import AnimationSource, read_still
from editor.timeline.frame import Frame, ImageLayer, VideoLayer, plain_layers
from media.inspection.signatures import recognise

Film = VideoSource | AnimationSource


def _open(path: Path, threads: int) -> Film:
    try:
        reader = recognise(path).reader
    except FileNotFoundError:
        raise BadSource(f"The source {path.name} is not there any more.") from None
    except Refusal as refusal:
        raise BadSource(f"The source {path.name} cannot be used: {refusal}") from None
    return AnimationSource(path) if reader == "picture" else VideoSource(path, threads)


class Reels:
    """Gives a frame's pictures. Each clip has a decoder of its own, since two may show one source at two times."""

    def __init__(self, sources: dict[str, Path], threads: int = 1) -> None:
        self._sources = sources
        self._threads = threads
        self._playing: dict[str, Film] = {}
        self._stills: dict[str, Bytes] = {}
        self.damaged = 0

    def pictures(self, frame: Frame) -> dict[str, Picture]:
        """Return the picture of every video and image layer, by clip. Raises BadSource."""
        layers = [layer for layer in plain_layers(frame.layers) if isinstance(layer, VideoLayer | ImageLayer)]
        self._turn_over(layers)
        return {layer.clip: self._picture(layer) for layer in layers}

    def close(self) -> None:
        """Give back every decoder."""
        for source in self._playing.values():
            self._close(source)
        self._playing.clear()
        self._stills.clear()

    def _picture(self, layer: PictureLayer) -> Picture:
        if isinstance(layer, VideoLayer):
            return self._playing[layer.clip].picture_at(layer.source_time)
        still = self._stills.get(layer.asset)
        if still is None:
            still = self._stills[layer.asset] = read_still(self._path(layer.asset))
        return still

    def _turn_over(self, layers: list[PictureLayer]) -> None:
        """Open what begins, with the decoder of a clip that ended where it is of the same file; close what ended."""
        videos = {layer.clip: layer for layer in layers if isinstance(layer, VideoLayer)}
        ended = [clip for clip in self._playing if clip not in videos]
        idle = [self._playing.pop(clip) for clip in ended]
        for clip, layer in videos.items():
            if clip in self._playing:
                continue
            path = self._path(layer.asset)
            handed_on = next((source for source in idle if source.path == path), None)
            if handed_on is not None:
                idle.remove(handed_on)
            self._playing[clip] = handed_on or _open(path, self._threads)
        for source in idle:
            self._close(source)
        shown = {layer.asset for layer in layers if isinstance(layer, ImageLayer)}
        for asset in [asset for asset in self._stills if asset not in shown]:
            del self._stills[asset]

    def _close(self, source: Film) -> None:
        self.damaged += source.damaged
        source.close()

    def _path(self, asset: str) -> Path:
        path = self._sources.get(asset)
        if path is None:
            raise BadSource(f"assets/{asset}: its file is not there.")
        return path
