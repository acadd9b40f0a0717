"""Where the samples of each clip come from: its source, or its source retimed, made once for all clips that need it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from editor.timeline.frame import SoundClip
from editor.timeline.schema import Document
from media.retimed import RetimedSound
from media.samples import Samples, SoundSource

NORMAL = 1000


class SoundSources:
    """Opens what clips play. Retimed sounds stay open, and made, until all of it is closed."""

    def __init__(self, document: Document, files: dict[str, Path]) -> None:
        self._document = document
        self._files = files
        self._retimed: dict[tuple[str, int, bool], RetimedSound] = {}

    def __enter__(self) -> SoundSources:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sound in self._retimed.values():
            sound.close()

    def open(self, clip: SoundClip) -> SoundSource | _Shared:
        """Return the source of a clip's samples. Raises Refusal."""
        if clip.speed == NORMAL and not clip.reversed:
            return SoundSource(self._files[clip.asset])
        key = clip.asset, clip.speed, clip.reversed
        if key not in self._retimed:
            path, duration = self._files[clip.asset], self._document.assets[clip.asset].duration
            self._retimed[key] = RetimedSound(path, duration, clip.speed, backwards=clip.reversed)
        return _Shared(self._retimed[key])


class _Shared:
    """A retimed sound that outlives the clip that reads it."""

    def __init__(self, sound: RetimedSound) -> None:
        self._sound = sound

    def read(self, first: int, count: int) -> Samples:
        return self._sound.read(first, count)

    def close(self) -> None:
        """Nothing: the next clip may go on with it."""
