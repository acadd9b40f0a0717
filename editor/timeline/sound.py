"""What is heard, as a score: stretches of sources with envelopes. Both mixers play exactly this.

The mirror is `sound.ts`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from editor.timeline.ducking import Extent, ducked, merged
from editor.timeline.frame import SoundClip
from editor.timeline.index import TimelineIndex, TrackIndex
from editor.timeline.keyframes import polyline
from editor.timeline.lines import Line, fades, is_level, multiply, passage, soften
from editor.timeline.playing import thousandths
from editor.timeline.schema import MAX_TIME, Asset, AudioClip, Clip, Document, Track, Transition, VideoClip
from editor.timeline.time import mul_div_floor
from editor.timeline.transitions import clip_before

#: Speeds are whole thousandths: what a rendition is known by.
NORMAL = 1000


@dataclass(frozen=True, slots=True)
class _Part:
    """A clip that may be heard. `duration` is with the passage to the clip after it, where there is one: `next`.
    `fade_in` is how long it takes over from the one before, 0 for none.
    """

    name: str
    clip: VideoClip | AudioClip
    asset: Asset
    duration: int
    fade_in: int
    next: Transition | None


def evaluate_sound(document: Document) -> list[SoundClip]:
    """Return every clip that is heard, by start and then by id; what is cleaned beside the recorded or for it.

    What is muted, silent or frozen, on a track that is gone or not among those that are solo, or of a source without
    sound is left out.
    """
    alone = any(track.solo for track in document.tracks.values())
    heard: list[tuple[str, Track, SoundClip]] = []
    for row in TimelineIndex(document).tracks:
        if row.track.muted or (alone and not row.track.solo):
            continue
        for part in _parts(document, row):
            clip = _sounding(part)
            if clip is not None:
                heard += [(row.id, row.track, one) for one in _with_cleaned(document, part, clip)]
    voices = [(row, _extent(clip)) for row, track, clip in heard if track.is_voice]
    clips = [_giving_way(clip, track.duck, row, voices) for row, track, clip in heard]
    return sorted(clips, key=lambda clip: (clip.start, clip.clip))


def _parts(document: Document, track: TrackIndex) -> Iterator[_Part]:
    """Go through a track's clips, by start, and say how each comes in and goes out."""
    followers = _followers(track)
    for name, clip in track.clips:
        if not isinstance(clip, VideoClip | AudioClip) or clip.sound.muted or clip.playing.frozen:
            continue
        asset = document.assets.get(clip.asset)
        if asset is None or not (asset.has_audio or asset.kind == "audio"):
            continue
        if clip.playing.reversed and asset.duration == 0:
            # Nobody knows yet where its end is, from which it would be played.
            continue
        after = followers.get(name)
        on = 0 if after is None else min(_takes_over(after), max(0, _left(clip, asset)))
        passage_on = after.transition if after is not None and on > 0 else None
        yield _Part(name, clip, asset, clip.duration + on, _takes_over(clip), passage_on)


def _followers(track: TrackIndex) -> dict[str, Clip]:
    """Return, by the clip before it, each clip that takes over from one that ends where it starts."""
    followers: dict[str, Clip] = {}
    for name, clip in track.clips:
        before = clip_before(track, name, clip) if _takes_over(clip) else None
        if before is not None and before[1].start + before[1].duration == clip.start:
            followers.setdefault(before[0], clip)
    return followers


def _takes_over(clip: Clip) -> int:
    """Return how long a clip takes over from the one before it."""
    return 0 if clip.transition.kind == "none" else min(clip.transition.duration, clip.duration)


def _left(clip: VideoClip | AudioClip, asset: Asset) -> int:
    """Return how much longer a clip could play on behind its end before its source is over."""
    if asset.duration == 0:
        return MAX_TIME
    speed = thousandths(clip.playing)
    if clip.playing.reversed:
        return mul_div_floor(clip.source_start, NORMAL, speed)
    return mul_div_floor(asset.duration - clip.source_start, NORMAL, speed) - clip.duration


def _sounding(part: _Part) -> SoundClip | None:
    """Return a part as it sounds, or None where it is silent all along."""
    clip, duration = part.clip, part.duration
    lines = [
        _line(clip, "volume", clip.sound.volume, duration),
        fades(clip.sound.fade_in, clip.sound.fade_out, clip.duration),
    ]
    if part.fade_in:
        lines.append(passage(0, part.fade_in, clip.transition.easing, rising=True))
    if part.next is not None:
        lines.append(passage(clip.duration, duration - clip.duration, part.next.easing, rising=False))
    envelope = multiply(lines, duration)
    if all(gain == 0 for _, gain in envelope):
        return None
    pan = _line(clip, "pan", clip.sound.pan, duration)
    begin, speed = _begin(clip, part.asset), thousandths(clip.playing)
    backwards = clip.playing.reversed
    return SoundClip(part.name, clip.asset, clip.start, duration, begin, speed, backwards, envelope, pan)


def _with_cleaned(document: Document, part: _Part, clip: SoundClip) -> list[SoundClip]:
    """Return what is heard of a clip: its source's own sound, the cleaned one in its place, or some of each.

    Both run by the source's clock, so that they are the same moment at each sample.
    """
    setting = part.clip.sound.cleaned
    cleaned = document.assets.get(setting.asset)
    is_known = cleaned is not None and cleaned.kind == "audio" and cleaned.made_from == part.clip.asset
    if not is_known or setting.amount == 0:
        return [clip]
    own = replace(clip, envelope=_scaled(clip.envelope, 1 - setting.amount))
    other = replace(clip, clip=f"{clip.clip}/cleaned", asset=setting.asset)
    other = replace(other, envelope=_scaled(clip.envelope, setting.amount))
    return [other] if setting.amount == 1 else [own, other]


def _scaled(line: Line, gain: float) -> Line:
    return tuple((at, value * gain) for at, value in line)


def _line(clip: VideoClip | AudioClip, name: Literal["volume", "pan"], level: float, duration: int) -> Line:
    """Return the line of a property: its keyframes', or its own level."""
    line = soften(tuple(polyline(clip.keyframes, name, duration)))
    return ((0, line[0][1]),) if line and is_level(line) else line or ((0, level),)


def _begin(clip: VideoClip | AudioClip, asset: Asset) -> int:
    """Return where a clip begins in its asset's sound as it is played: stretched, backwards, or as it is."""
    speed = thousandths(clip.playing)
    if not clip.playing.reversed:
        return mul_div_floor(clip.source_start, NORMAL, speed)
    return mul_div_floor(asset.duration - clip.source_start, NORMAL, speed) - clip.duration


def _extent(clip: SoundClip) -> Extent:
    return clip.start, clip.start + clip.duration


def _giving_way(
    clip: SoundClip, decibels: float, row: str, voices: Iterable[tuple[str, Extent]]
) -> SoundClip:
    """Return a clip that ducks under the voices of other tracks."""
    if decibels == 0:
        return clip
    speaking = merged(extent for other, extent in voices if other != row)
    way = ducked(speaking, decibels, clip.start, clip.duration)
    return replace(clip, envelope=multiply((clip.envelope, way), clip.duration))
