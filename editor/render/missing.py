"""Sources that are not there: what stops a film, and what is drawn in their place when somebody says so."""

from __future__ import annotations

from collections.abc import Collection

from editor.timeline.obscure import is_track_of
from editor.timeline.schema import AudioClip, Document, ImageClip, VideoClip


def used_assets(document: Document) -> set[str]:
    """Return the assets that clips or the canvas show or sound, as far as the document knows them."""
    return {asset for _, asset in shown_assets(document)} & document.assets.keys()


def what_is_missing(document: Document, present: Collection[str]) -> list[str]:
    """Return one sentence for each asset on the timeline that the document or `present` lacks, in order of names.

    So it is with a track of another source, by which nobody could be hidden.
    """
    unknown = [
        f"{where}: the document has no asset {asset}."
        for where, asset in shown_assets(document)
        if asset not in document.assets
    ]
    gone = sorted(used_assets(document) - set(present))
    strange = [
        f"{where}: the track {track}{_called(document, track)} was not made from what the clip shows."
        for where, track, source in _tracks(document)
        if track in document.assets and not is_track_of(document, track, source)
    ]
    return (
        unknown
        + strange
        + [f"assets/{name}{_called(document, name)}: its file is not there." for name in gone]
    )


def _called(document: Document, asset: str) -> str:
    """Return what a person calls an asset, in brackets."""
    name = document.assets[asset].name
    return f" ({name})" if name else ""


def with_placeholders(document: Document, present: Collection[str]) -> Document:
    """Return the document in which what has no file is of no known size, so that a placeholder stands for it.

    The placeholder bears the asset's name. Sound without a file is not heard.
    """
    gone = used_assets(document) - set(present)
    if not gone:
        return document
    nothing = {"width": 0, "height": 0, "duration": 0, "has_audio": False}
    assets = {
        name: asset.model_copy(update=nothing) if name in gone else asset
        for name, asset in document.assets.items()
        if name not in gone or asset.kind != "audio"
    }
    return document.model_copy(update={"assets": assets})


def shown_assets(document: Document) -> list[tuple[str, str]]:
    """Return (place in the document, key of an asset) wherever a clip or the canvas uses one, in order of places."""
    named = [
        (f"clips/{name}/asset", clip.asset)
        for name, clip in document.clips.items()
        if isinstance(clip, VideoClip | ImageClip | AudioClip)
    ]
    named += [
        (f"clips/{name}/appearance/matte/asset", clip.appearance.matte.asset)
        for name, clip in document.clips.items()
        if isinstance(clip, VideoClip | ImageClip) and clip.appearance.matte.asset
    ]
    named += [(where, track) for where, track, _ in _tracks(document)]
    named += [
        (f"clips/{name}/sound/cleaned/asset", clip.sound.cleaned.asset)
        for name, clip in document.clips.items()
        if isinstance(clip, VideoClip | AudioClip) and clip.sound.cleaned.asset
    ]
    backdrop = document.canvas.backdrop
    if backdrop.kind == "picture":
        named.append(("canvas/backdrop/asset", backdrop.asset))
    return sorted(named)


def _tracks(document: Document) -> list[tuple[str, str, str]]:
    """Return (place, key of a track, key of what it is to hide parts of), in order of places."""
    return [
        (f"clips/{name}/appearance/obscure/{number}/track", part.track, clip.asset)
        for name, clip in sorted(document.clips.items())
        if isinstance(clip, VideoClip | ImageClip)
        for number, part in enumerate(clip.appearance.obscure)
        if part.track
    ]
