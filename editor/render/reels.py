"""The sources of a render while it runs: opened when a clip first shows, handed on at a cut, closed after."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cloudstudio.sandbox import Refusal
from editor.compositor.kernels import Bytes
from editor.render.damage import Damage
from editor.render.errors import BadSource
from editor.render.picture import Picture
from editor.render.sources import VideoSource
from editor.render.still import AnimationSource, read_still
from editor.timeline.frame import Frame, VideoLayer, picture_layers
from media.inspection.signatures import recognise

Film = VideoSource | AnimationSource


@dataclass(frozen=True, slots=True)
class Wanted:
    """One source of a clip, or of its matte, by its layer's name, at a moment in flicks of its own time; a still has
    none.
    """

    clip: str
    asset: str
    time: int | None


def wanted_by(frame: Frame) -> list[Wanted]:
    """Return what has to be decoded for a frame's layers."""
    return [
        Wanted(layer.clip, layer.asset, layer.source_time if isinstance(layer, VideoLayer) else None)
        for layer in picture_layers(frame.layers)
    ]


def open_film(path: Path, threads: int = 1) -> Film:
    """Open moving pictures, a film or an animation. Raises BadSource."""
    try:
        reader = recognise(path).reader
    except FileNotFoundError:
        raise BadSource(f"The source {path.name} is not there any more.") from None
    except Refusal as refusal:
        raise BadSource(f"The source {path.name} cannot be used: {refusal}") from None
    return AnimationSource(path) if reader == "picture" else VideoSource(path, threads)


class Reels:
    """Gives a frame's pictures. Each clip has a decoder of its own, since two may show one source at two times, and so
    has its matte.

    Layers that show the same moment of the same source share one: a backdrop is the film before it once more.
    """

    def __init__(self, sources: dict[str, Path], threads: int = 1, damage: Damage | None = None) -> None:
        self._sources = sources
        self._threads = threads
        self._damage = damage or Damage()
        self._assets = {path: asset for asset, path in sources.items()}
        self._playing: dict[str, Film] = {}
        self._stills: dict[str, Bytes] = {}

    def pictures(self, frame: Frame) -> dict[str, Picture]:
        """Return the picture of every video and image layer and of every matte, by clip. Raises BadSource."""
        return self.take(wanted_by(frame))

    def take(self, wanted: list[Wanted]) -> dict[str, Picture]:
        """Return each picture by clip. What is not wanted any more is closed. Raises BadSource."""
        films = {(one.asset, one.time): one for one in wanted if one.time is not None}
        self._turn_over(list(films.values()), {one.asset for one in wanted if one.time is None})
        shown = {
            (asset, time): self._playing[one.clip].picture_at(time)
            for (asset, time), one in films.items()
            if time is not None
        }
        return {
            one.clip: self._still(one.asset) if one.time is None else shown[one.asset, one.time]
            for one in wanted
        }

    def close(self) -> None:
        """Give back every decoder."""
        for source in self._playing.values():
            self._close(source)
        self._playing.clear()
        self._stills.clear()

    def _still(self, asset: str) -> Bytes:
        still = self._stills.get(asset)
        if still is None:
            still = self._stills[asset] = read_still(self._path(asset))
        return still

    def _turn_over(self, films: list[Wanted], stills: set[str]) -> None:
        """Open what begins, with the decoder of a clip that ended where it is of the same file; close what ended."""
        videos = {film.clip: film for film in films}
        ended = [clip for clip in self._playing if clip not in videos]
        idle = [self._playing.pop(clip) for clip in ended]
        for clip, film in videos.items():
            if clip in self._playing:
                continue
            path = self._path(film.asset)
            handed_on = next((source for source in idle if source.path == path), None)
            if handed_on is not None:
                idle.remove(handed_on)
            self._playing[clip] = handed_on or open_film(path, self._threads)
        for source in idle:
            self._close(source)
        for asset in [asset for asset in self._stills if asset not in stills]:
            del self._stills[asset]

    def _close(self, source: Film) -> None:
        self._damage.note(self._assets[source.path], source.damaged)
        source.close()

    def _path(self, asset: str) -> Path:
        path = self._sources.get(asset)
        if path is None:
            raise BadSource(f"assets/{asset}: its file is not there.")
        return path
