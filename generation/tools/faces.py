"""Find the faces of a film or a picture: a track that says where each is, to hide it. Nobody is recognised."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any, ClassVar

from PIL import Image
from pydantic import Field

from cloudstudio.sandbox import Refusal
from generation.tools.base import Given, Made, Parameters, Tool
from generation.tools.face_search import CLOSE, Eyes, Search, picture_at, search
from generation.tools.face_tracks import Look, Trail, followed, rows_of
from generation.tools.weights import CENTERFACE, check_weights
from media.inspection import Facts
from media.inspection.facts import FLICKS
from media.inspection.signatures import recognise
from media.pictures import flat, open_picture, upright

#: Pixels of the side of a portrait, and how many faces get one at most.
PORTRAIT, MOST_PORTRAITS = 64, 200
#: Processor seconds of a look at 16:9, and how many are taken of a film each second at least.
LOOKING, LOOKS = 0.3, 15


class FacesParameters(Parameters):
    """How they are looked for."""

    sure: float = Field(
        0.35,
        ge=0.2,
        le=0.9,
        title="How sure",
        description="Less finds more faces, and more that are none.",
    )


class FindFaces(Tool):
    """Finds faces by CenterFace, and follows them through a film."""

    name = "faces"
    title = "Find faces"
    summary = "Finds the faces of a film or a picture and follows them, so that they can be hidden."
    takes: ClassVar = ("video", "image")
    makes = "track"
    ending = ".json"
    weights: ClassVar = (CENTERFACE,)
    keeps: ClassVar[bool] = True
    parameters = FacesParameters

    def seconds(self, facts: Facts) -> float:
        if facts.kind != "video":
            return 5.0
        return 3 + facts.duration / FLICKS * (LOOKS * LOOKING + 4 * LOOKING)

    def work(self, given: Given, parameters: FacesParameters) -> Made:
        eyes = Eyes(check_weights(CENTERFACE, given.weights), parameters.sure)
        facts = given.facts
        if facts.kind == "image":
            picture = _opened(given.source)
            given.progress(0.1, "Looking for faces")
            found = Search([Look(0, eyes.look(picture, close=True))], 0, 0)
            size = picture.size
        else:
            picture = None
            found = search(given.source, facts, eyes, given.kept, given.progress)
            size = _looked_at(facts)
        trails = followed(found.looks)
        table = table_of(trails, found, size)
        portraits = _portraits(trails, given.source, facts, picture)
        given.progress(0.99, "Writing it down")
        (given.out / "track.json").write_text(json.dumps(table | {"portraits": portraits}))
        return Made("track.json", *size, _check(len(trails)))


def table_of(trails: list[Trail], found: Search, size: tuple[int, int]) -> dict[str, Any]:
    """Return the table of a track (see `editor/timeline/tables.py`), of boxes in a picture of that size."""
    subjects = {
        f"face{number}": rows_of(trail, found.looks, found.end) for number, trail in enumerate(trails, 1)
    }
    return {"width": size[0], "height": size[1], "step": found.step, "subjects": subjects}


def _opened(source: Path) -> Image.Image:
    picture = flat(upright(open_picture(source, recognise(source))))
    if min(picture.size) < 8:
        raise Refusal("The picture is too small: each side must have 8 pixels.")
    picture.thumbnail((2 * CLOSE, 2 * CLOSE), Image.Resampling.BOX)
    return picture


def _looked_at(facts: Facts) -> tuple[int, int]:
    """Return the size of the pictures that the search looks at, as `to_picture` makes them."""
    height = max(2, round(facts.height * min(1.0, CLOSE / max(facts.width, facts.height))))
    if min(facts.width, facts.height) < 8:
        raise Refusal("The film is too small: each side must have 8 pixels.")
    return max(1, round(height * facts.width / facts.height)), height


def _portraits(
    trails: list[Trail], source: Path, facts: Facts, picture: Image.Image | None
) -> dict[str, str]:
    """Return a small picture of each face where it was seen best: WebP in base64."""
    out = {}
    for number, trail in enumerate(trails[:MOST_PORTRAITS], 1):
        shown = picture or picture_at(source, facts, trail.best)
        left, top, right, bottom = trail.boxes[trail.times.index(trail.best)]
        side = 1.5 * max(right - left, bottom - top)
        x, y = (left + right) / 2, (top + bottom) / 2
        around = round(x - side / 2), round(y - side / 2), round(x + side / 2), round(y + side / 2)
        encoded = io.BytesIO()
        shown.crop(around).resize((PORTRAIT, PORTRAIT)).save(encoded, "WEBP", quality=70)
        out[f"face{number}"] = base64.b64encode(encoded.getvalue()).decode()
    return out


def _check(count: int) -> str:
    if count == 0:
        return (
            "No face was found. Small, turned, covered and blurred ones may be missed: look through the film."
        )
    faces = "One face was" if count == 1 else f"{count} faces were"
    return (
        f"{faces} found. Small ones (less than 48 pixels), those turned away, covered for more than a second or blurred"
        " may be missed: look through it before you give it away, and hide by hand what is missing."
    )
