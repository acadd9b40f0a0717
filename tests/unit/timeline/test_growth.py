"""The schema can grow: what was written before a field was there replays, and undoes, as if it had known it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import editor.timeline
from editor.timeline.operations import apply, check_operation
from editor.timeline.schema import VERSION, Document
from editor.timeline.upgrades import UPGRADES, Upgrade, upgrade_document, upgrade_operation
from editor.timeline.validation import load_document

ROOMS = Path(editor.timeline.__file__).parent
VECTORS = Path(__file__).parents[2] / "conformance/vectors/operations.json"
HALO = '''class Halo(Model):
    """A part that is new as a whole."""

    width: Width = 7


class Appearance(Model):'''
#: class -> the field that it gains: in parts of parts, in lists, in one kind of clip and in all of them.
FIELDS = {
    "look.py": {"Transform": "skew: Degrees = 0.0", "Appearance": "halo: Halo = Halo()"},
    "motion.py": {"Keyframe": "weight: Fraction = 1.0", "Transition": 'sound: Easing = "linear"'},
    "text.py": {"Word": "loud: bool = False", "TextStyle": "slant: int = 0"},
    "clips.py": {"ClipBase": 'mood: Name = ""', "ShapeClip": "wobble: int = 3"},
    "document.py": {
        "Asset": "rating: int = 0",
        "Track": "colour: Colour = '#000000'",
        "Canvas": "grain: int = 0",
    },
    "base.py": {"Rational": "drop: bool = False"},
    "sound.py": {"Master": "ceiling: float = -1.0", "Sound": "phase: int = 0"},
}


def grow(source: str, name: str, field: str) -> str:
    """Return a module's text in which a class has one field more."""
    begin = source.index(f"class {name}(")
    end = source.find("\n\n\n", begin)
    end = len(source.rstrip()) if end < 0 else end
    return f"{source[:end].rstrip()}\n    {field}\n{source[end:]}"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the timeline that knows more than ours."""
    folder = tmp_path_factory.mktemp("grown")
    shutil.copytree(ROOMS, folder / "editor/timeline", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "editor/__init__.py").touch()
    for module, fields in FIELDS.items():
        path = folder / "editor/timeline/schema" / module
        source = path.read_text().replace("class Appearance(Model):", HALO)
        for name, field in fields.items():
            source = grow(source, name, field)
        path.write_text(source)
    return folder


def test_histories_replay_and_undo_after_the_schema_has_grown(grown: Path) -> None:
    script = Path(__file__).with_name("grown.py")
    shutil.copy(script, grown)
    ran = subprocess.run(
        [sys.executable, "grown.py", str(VECTORS)], cwd=grown, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert "skew" in told["transform"], "the copy must know the new field"
    assert told["undone"] > 50


def test_an_expectation_of_no_sensible_shape_is_not_met_and_breaks_nothing() -> None:
    """Such rows may be stored: an expectation was not checked in 0.1.0."""
    document = load_document({"tracks": {"t": {"order": "V"}}})
    for expect in ("V", 0, [[]], {"kind": []}, {"order": "V", "more": 1}, {"name": "x"}, [{"order": "V"}]):
        operation = {"type": "remove", "path": ["tracks", "t"], "expect": expect}
        assert apply(document, operation) == (document, None)
    clip = {"kind": "text", "text": "", "track": "t", "start": 0, "duration": 5}
    document = load_document({"clips": {"c": clip}})
    for expect in ({**clip, "kind": ["text"]}, {**clip, "kind": "hologram"}, {**clip, "keyframes": [1]}):
        operation = {"type": "remove", "path": ["clips", "c"], "expect": expect}
        assert apply(document, operation) == (document, None)


def renamed_in(appearance: dict) -> dict:
    """Return what the made-up version 2 calls `shade`, in hundredths, and version 1 `vignette`."""
    if "vignette" not in appearance:
        return appearance
    rest = {name: value for name, value in appearance.items() if name != "vignette"}
    return {**rest, "shade": appearance["vignette"] * 100}


def renamed_in_clip(clip: dict) -> dict:
    return {**clip, "appearance": renamed_in(clip["appearance"])} if "appearance" in clip else clip


def renamed_in_document(data: dict) -> dict:
    clips = {name: renamed_in_clip(clip) for name, clip in data.get("clips", {}).items()}
    return {**data, "version": 2, "clips": clips}


def renamed_in_primitive(primitive: dict) -> list[dict]:
    path = primitive["path"]
    if path[0] != "clips":
        return [primitive]
    if path[2:] == ["appearance", "vignette"]:
        named = {**primitive, "path": [*path[:3], "shade"]}
        return [named | {part: named[part] * 100 for part in ("value", "expect") if part in named}]
    change = {2: renamed_in_clip, 3: renamed_in}.get(len(path))
    if change is None or path[2:] not in ([], ["appearance"]):
        return [primitive]
    return [
        primitive | {part: change(primitive[part]) for part in ("value", "expect") if primitive.get(part)}
    ]


RENAMING = {1: Upgrade(renamed_in_document, renamed_in_primitive)}


def test_an_operation_on_a_path_that_was_renamed_is_upgraded_as_the_document_is() -> None:
    clip = {"kind": "shape", "track": "t", "start": 0, "duration": 5, "appearance": {"vignette": 0.5}}
    data = {"version": 1, "clips": {"c": clip}}
    assert upgrade_document(data, RENAMING)["clips"]["c"]["appearance"] == {"shade": 50}
    operation = {
        "type": "batch",
        "operations": [
            {"type": "set", "path": ["clips", "c", "appearance", "vignette"], "value": 1, "expect": 0.5},
            {"type": "remove", "path": ["clips", "c"], "expect": clip},
            {"type": "set", "path": ["clips", "c"], "value": clip, "expect": None},
            {"type": "set", "path": ["clips", "c", "start"], "value": 7},
        ],
    }
    assert upgrade_operation(operation, 1, RENAMING) == {
        "type": "batch",
        "operations": [
            {"type": "set", "path": ["clips", "c", "appearance", "shade"], "value": 100, "expect": 50},
            {"type": "remove", "path": ["clips", "c"], "expect": {**clip, "appearance": {"shade": 50}}},
            {
                "type": "set",
                "path": ["clips", "c"],
                "value": {**clip, "appearance": {"shade": 50}},
                "expect": None,
            },
            {"type": "set", "path": ["clips", "c", "start"], "value": 7},
        ],
    }
    single = operation["operations"][0]
    assert upgrade_operation(single, 2, RENAMING) is single, "what has the present version stays as it is"
    halves = {1: Upgrade(dict, lambda primitive: [primitive, primitive])}
    assert upgrade_operation(single, 1, halves) == {"type": "batch", "operations": [single, single]}


def test_every_older_version_has_its_upgrade() -> None:
    assert sorted(UPGRADES) == list(range(1, VERSION))


def test_a_list_is_set_as_a_whole_and_comes_back_with_undo() -> None:
    """Its elements have no names, so no path leads to one of them."""
    clip = {"kind": "text", "text": "one two", "track": "t", "start": 0, "duration": 5}
    document = load_document({"clips": {"c": clip}})
    for path, value in [
        (["clips", "c", "words"], [{"first": 0, "end": 3, "start": 0, "duration": 2}]),
        (["clips", "c", "keyframes", "x"], [{"time": 0, "value": 1}, {"time": 4, "value": 2}]),
    ]:
        operation = {"type": "set", "path": path, "value": value}
        check_operation(operation)
        changed, inverse = apply(document, operation)
        assert inverse is not None
        # As it comes back from the line and from the disk.
        back, again = apply(changed, json.loads(json.dumps(inverse)))
        assert again is not None
        assert back == document
        assert apply(back, json.loads(json.dumps(again)))[0] == changed
    assert isinstance(document, Document)
