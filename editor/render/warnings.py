"""What is legal in a document but hardly meant: said, not refused."""

from __future__ import annotations

from collections.abc import Collection

from editor.render.missing import what_is_missing
from editor.timeline.fonts import FAMILIES, Fonts, has_family
from editor.timeline.schema import AudioClip, CaptionClip, Document, TextClip, TextStyle, VideoClip
from editor.timeline.text.segments import without_glyph
from editor.timeline.time import to_seconds

#: Characters that one sentence names.
MOST_NAMED = 8


def warnings_of(document: Document, present: Collection[str], fonts: Fonts) -> list[str]:
    """Return a sentence for each thing, which names its path in the document. `present` are assets that have a file."""
    said = [
        f"{sentence[:-1]}; a placeholder stands for it." for sentence in what_is_missing(document, present)
    ]
    for name, clip in sorted(document.clips.items()):
        if isinstance(clip, TextClip):
            said += [
                *_no_font(f"clips/{name}/style", clip.style),
                *_boxes(name, clip.text, clip.style, fonts),
            ]
        if isinstance(clip, CaptionClip) and (track := document.tracks.get(clip.track)):
            said += _boxes(name, clip.text, track.captions.style, fonts)
        if isinstance(clip, VideoClip | AudioClip):
            said += _outside(document, name, clip)
    for name in sorted({clip.track for clip in document.clips.values() if isinstance(clip, CaptionClip)}):
        if track := document.tracks.get(name):
            said += _no_font(f"tracks/{name}/captions/style", track.captions.style)
    return said


def _no_font(path: str, style: TextStyle) -> list[str]:
    """Say that a family is none that is here."""
    if has_family(style.family):
        return []
    return [f"{path}/family: there is no font {style.family}; the text is set in {FAMILIES[0]}."]


def _boxes(name: str, text: str, style: TextStyle, fonts: Fonts) -> list[str]:
    """Say which characters of a text no font has."""
    missing = without_glyph(text, style.family, style.weight, fonts)
    if not missing:
        return []
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:MOST_NAMED])
    more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    return [f"clips/{name}/text: no font here has {named}{more}; a box stands for each."]


def _outside(document: Document, name: str, clip: VideoClip | AudioClip) -> list[str]:
    """Say where a clip shows more than its source has."""
    asset = document.assets.get(clip.asset)
    if asset is None or asset.kind == "image" or asset.duration == 0 or clip.playing.frozen:
        return []
    # A thousandth of a second is the containers' rounding.
    end = clip.source_start + round(clip.duration * clip.playing.speed) - 705_600
    if end <= asset.duration:
        return []
    what = "its last picture stands still" if isinstance(clip, VideoClip) else "the rest is silent"
    return [f"clips/{name}: it goes on after its source ends, at {to_seconds(asset.duration):.3f} s; {what}."]
