"""The guide to the document: its example is complete, and renders as it stands."""

import json
import re
import subprocess
import sys
from pathlib import Path

import av

from editor.timeline.operations import apply, check_operation
from editor.timeline.validation import load_document

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/example/film.json"
FENCED = re.findall(r"```json\n(.*?)```", (ROOT / "docs/document.md").read_text(), re.DOTALL)


def manage(*command: str | Path) -> None:
    subprocess.run([sys.executable, "manage.py", *map(str, command)], cwd=ROOT, check=True, timeout=300)


def test_the_guide_shows_the_example_as_it_is():
    assert json.loads(FENCED[0]) == json.loads(EXAMPLE.read_text())


def test_the_guides_text_is_a_clip():
    document = json.loads(EXAMPLE.read_text())
    document["clips"]["said"] = json.loads(FENCED[1])
    assert load_document(document).clips["said"].kind == "text"


def test_the_guides_moving_clip_is_a_clip():
    document = json.loads(EXAMPLE.read_text())
    document["clips"]["moving"] = json.loads(FENCED[2])
    assert load_document(document).clips["moving"].transition.kind == "wipe"


def test_the_guides_operations_apply_to_the_example():
    document = load_document(json.loads(EXAMPLE.read_text()))
    for line in FENCED[3].strip().splitlines():
        operation = json.loads(line)
        check_operation(operation, document)
        changed, inverse = apply(document, operation)
        assert changed != document
        assert inverse is not None


def test_a_frame_of_the_example_can_be_drawn_as_it_stands(tmp_path):
    out = tmp_path / "frame.png"
    manage("frame", EXAMPLE, "--at", "1.5", "--height", "270", "--out", out)
    with av.open(str(out)) as picture:
        [stream] = picture.streams.video
        assert (stream.width, stream.height) == (480, 270)


def test_the_example_renders_as_it_stands(tmp_path):
    out = tmp_path / "film.mp4"
    manage("render", EXAMPLE, "--height", "270", "--out", out)
    with av.open(str(out)) as film:
        frames = sum(1 for _ in film.decode(video=0))
        assert frames == 90
        assert len(film.streams.audio) == 1
