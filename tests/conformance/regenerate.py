"""`python -m tests.conformance.regenerate`: write everything in this folder anew.

A change in what comes out is a change of the product: look at it before it is kept.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from PIL import Image

from editor.timeline.validation import load_document
from tests.conformance import motion_vectors, vectors
from tests.conformance.documents import EXAMPLES, Example
from tests.conformance.media import write_media
from tests.conformance.pictures import draw, frames, sounds
from tests.conformance.sounds import SOUNDS
from tests.unit.timeline.fonts import FONTS

ROOT = Path(__file__).parent


def write(path: Path, value: Any) -> None:
    """Write JSON that reads well in a diff: one line an item of the outermost list."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(value, list) and value:
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
        path.write_text(f"[\n{lines}\n]\n")
    else:
        path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def media(name: str) -> Path:
    """Return a media file, made where it is missing: an encoder's bytes are not the same everywhere, nor always."""
    path = ROOT / "media" / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        write_media(name, path)
    return path


def write_example(name: str, example: Example) -> None:
    """Write a document with its media, its cases, and what they come to."""
    folder = ROOT / name
    if folder.exists():
        shutil.rmtree(folder)
    cases = [{"at": at, "width": width, "height": height} for at, width, height in example.cases]
    write(folder / "document.json", example.document)
    write(folder / "cases.json", cases)
    for asset in example.document["assets"].values():
        shutil.copyfile(media(asset["source"]), folder / asset["source"])
    document = load_document(example.document)
    write(folder / "sound.json", sounds(document))
    for number, frame in enumerate(frames(document, cases, folder, FONTS)):
        write(folder / f"frame-{number}.json", frame.to_json())
        picture = Image.fromarray(draw(frame, document, folder, FONTS)).convert("RGB")
        picture.save(folder / f"frame-{number}.png", optimize=True)


def main() -> None:
    write(ROOT / "vectors/time.json", vectors.time_vectors())
    write(ROOT / "vectors/order.json", vectors.order_vectors())
    write(ROOT / "vectors/operations.json", vectors.operation_vectors())
    write(ROOT / "vectors/bounds.json", vectors.bound_vectors())
    write(ROOT / "vectors/tables.json", vectors.table_vectors())
    write(ROOT / "vectors/bidi.json", vectors.bidi_vectors())
    write(ROOT / "vectors/texts.json", vectors.text_vectors())
    write(ROOT / "vectors/keyframes.json", motion_vectors.keyframe_vectors())
    write(ROOT / "vectors/playing.json", motion_vectors.playing_vectors())
    for name, example in (EXAMPLES | SOUNDS).items():
        write_example(name, example())


if __name__ == "__main__":
    main()
