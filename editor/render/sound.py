"""Where the samples of each clip come from: its source, or its source retimed, made once for all clips that need it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from editor.render.damage import Damage
from editor.timeline.frame import SoundClip
from editor.timeline.schema import Document
from media.retimed import RetimedSound
from media.samples import Samples, SoundSource

NORMAL = 1000


class SoundSources:
    """Opens what clips play. Retimed sounds stay open, and made, until all of it is closed."""

    def __init__(self, document: Document, files: dict[str, Path], damage: Damage) -> None:
        self._document = document
        self._files = files
        self._damage = damage
        self._retimed: dict[tuple[str, int, bool], RetimedSound] = {}

    def __enter__(self) -> SoundSources:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sound in self._retimed.values():
            sound.close()

    def open(self, clip: SoundClip) -> _Watched | _Shared:
        """Return the source of a clip's samples. Raises Refusal."""
        if clip.speed == NORMAL and not clip.reversed:
            return _Watched(SoundSource(self._files[clip.asset]), clip.asset, self._damage)
        key = clip.asset, clip.speed, clip.reversed
        if key not in self._retimed:
            path, duration = self._files[clip.asset], self._document.assets[clip.asset].duration
            self._retimed[key] = RetimedSound(path, duration, clip.speed, backwards=clip.reversed)
        return _Shared(self._retimed[key])


class _Watched:
    """A source whose damage is noted when it is closed."""

    def __init__(self, source: SoundSource, asset: str, damage: Damage) -> None:
        self._source = source
        self._asset = asset
        self._damage = damage

    def read(self, first: int, count: int) -> Samples:
        return self._source.read(first, count)

    def close(self) -> None:
        self._damage.note(self._asset, self._source.damaged)
        self._source.close()


class _Shared:
    """A retimed sound that outlives the clip that reads it."""

    def __init__(self, sound: RetimedSound) -> None:
        self._sound = sound

    def read(self, first: int, count: int) -> Samples:
        return self._sound.read(first, count)

    def close(self) -> None:
        """Nothing: the next clip may go on with it."""
