"""Put an asset onto the timeline: a picture fitted to the canvas, a source at its full length.

before  2                            after  2 |-- new --|
        1 |-- a --|                         1 |-- a --|
"""

from typing import Any

from editor.timeline.edits.add_track import track_key
from editor.timeline.edits.building import DEFAULT_DURATION, batch, set_value
from editor.timeline.operations import Json, Operation, is_equal
from editor.timeline.schema import Asset, Canvas, Document


def insert_asset(
    document: Document, asset_id: str, asset: Json, clip_id: str, track_id: str, start: int
) -> Operation | None:
    """Add a clip that shows the whole asset from `start` on, and the asset and the track where they are
    missing.

    `asset` is JSON as in the document. A video fills the canvas as far as its shape lets it; a picture keeps
    its size (a pixel a canvas unit) unless it is larger than the canvas. What has no duration is shown for 5
    s. None when the clip's id is taken.
    """
    if clip_id in document.clips:
        return None
    facts = Asset.model_validate(asset)
    steps: list[Operation] = []
    present = document.assets.get(asset_id)
    if present is None or not is_equal(present.model_dump(mode="json"), facts.model_dump(mode="json")):
        steps.append(set_value(["assets", asset_id], asset))
    if track_id not in document.tracks:
        steps.append(set_value(["tracks", track_id], {"name": "", "order": track_key(document)}))
    clip: dict[str, Any] = {
        "kind": facts.kind,
        "asset": asset_id,
        "track": track_id,
        "start": start,
        "duration": facts.duration if facts.kind != "image" and facts.duration > 0 else DEFAULT_DURATION,
        "name": facts.name,
    }
    if facts.kind != "audio":
        width, height = fitted(facts, document.canvas)
        clip["transform"] = {"x": 0, "y": 0, "width": width, "height": height, "rotation": 0}
    return batch([*steps, set_value(["clips", clip_id], clip)])


def fitted(asset: Asset, canvas: Canvas) -> tuple[int, int]:
    """Return the size of a picture on the canvas, in whole canvas units, its shape kept."""
    if asset.width == 0 or asset.height == 0:
        return canvas.width, canvas.height
    if asset.kind == "image" and asset.width <= canvas.width and asset.height <= canvas.height:
        return asset.width, asset.height
    # The side that fills the canvas is exact, the other is rounded, halves up.
    if asset.width * canvas.height >= asset.height * canvas.width:
        return canvas.width, max(1, (2 * canvas.width * asset.height + asset.width) // (2 * asset.width))
    return max(1, (2 * canvas.height * asset.width + asset.height) // (2 * asset.height)), canvas.height
