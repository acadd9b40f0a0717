"""Where the samples of each clip come from: its source, or its source retimed, made once for all clips that need it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from editor.render.damage import Damage
from editor.render.mix import end_sample, first_sample, source_sample
from editor.timeline.frame import SoundClip
from editor.timeline.schema import Document
from media.retimed import RetimedSound
from media.samples import Samples, SoundSource

NORMAL = 1000
#: Sources that nobody reads and that are kept open, for a clip that goes on where they stand.
RESTING = 4


class SoundSources:
    """Opens what clips play. Retimed sounds stay open, and made, until all of it is closed.

    A clip that goes on where another one of the same source ends reads on from there: where a take is cut nothing
    changes. What was damaged is noted at the end, and once, however often the mix was listened to.
    """

    def __init__(self, document: Document, files: dict[str, Path], damage: Damage) -> None:
        self._document = document
        self._files = files
        self._damage = damage
        self._retimed: dict[tuple[str, int, bool], RetimedSound] = {}
        self._takes: list[_Take] = []
        #: Stretches that were damaged in a clip, with its asset.
        self._damaged: dict[str, tuple[str, int]] = {}

    def __enter__(self) -> SoundSources:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for take in self._takes:
            take.source.close()
        for asset, stretches in self._damaged.values():
            self._damage.note(asset, stretches)
        for (asset, _, _), sound in self._retimed.items():
            self._damage.note(asset, sound.damaged)
            sound.close()

    def open(self, clip: SoundClip) -> _Watched | _Shared:
        """Return the source of a clip's samples. Raises Refusal."""
        if clip.speed == NORMAL and not clip.reversed:
            return _Watched(self._take_of(clip), clip, self._damaged)
        key = clip.asset, clip.speed, clip.reversed
        if key not in self._retimed:
            asset = self._document.assets[clip.asset]
            path, guide = self._files[clip.asset], self._files.get(asset.made_from)
            self._retimed[key] = RetimedSound(
                path, asset.duration, clip.speed, backwards=clip.reversed, guide=guide
            )
        return _Shared(self._retimed[key])

    def _take_of(self, clip: SoundClip) -> _Take:
        """Return a source that stands where the clip begins, or a new one. Those that rest too long are closed."""
        take = next((take for take in self._takes if take.goes_on_as(clip)), None)
        if take is None:
            resting = [take for take in self._takes if not take.readers]
            for old in resting[:-RESTING]:
                old.source.close()
                self._takes.remove(old)
            take = _Take(clip.asset, SoundSource(self._files[clip.asset]))
            self._takes.append(take)
        take.add(clip)
        return take


class _Take:
    """A source that clips read one after the other."""

    def __init__(self, asset: str, source: SoundSource) -> None:
        self.source = source
        self.readers = 0
        self._asset = asset
        #: The film's sample, and the source's, with which its last clip ends.
        self._until = self._stands = 0

    def goes_on_as(self, clip: SoundClip) -> bool:
        """Tell whether a clip begins where the last one ends."""
        begin = first_sample(clip)
        return (
            clip.asset == self._asset and begin >= self._until and source_sample(clip, begin) == self._stands
        )

    def add(self, clip: SoundClip) -> None:
        """Take a clip that will read from here."""
        self.readers += 1
        self._until = end_sample(clip)
        begin = first_sample(clip)
        self._stands = source_sample(clip, begin) + self._until - begin


class _Watched:
    """A clip's source, whose damage is noted when it is closed."""

    def __init__(self, take: _Take, clip: SoundClip, damaged: dict[str, tuple[str, int]]) -> None:
        self._take = take
        self._clip = clip
        self._damaged = damaged
        self._before: int | None = None

    def read(self, first: int, count: int) -> Samples:
        if self._before is None:
            self._before = self._take.source.damaged
        samples = self._take.source.read(first, count)
        self._damaged[self._clip.clip] = self._clip.asset, self._take.source.damaged - self._before
        return samples

    def close(self) -> None:
        self._take.readers -= 1


class _Shared:
    """A retimed sound that outlives the clip that reads it."""

    def __init__(self, sound: RetimedSound) -> None:
        self._sound = sound

    def read(self, first: int, count: int) -> Samples:
        return self._sound.read(first, count)

    def close(self) -> None:
        """Nothing: the next clip may go on with it."""
