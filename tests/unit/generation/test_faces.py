"""Finding faces: one in each picture, followed through what hides it, and a clear outcome for every file."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import onnx
import pytest
from django.core.management import call_command
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from cloudstudio.sandbox import Refusal
from editor.timeline.tables import Table, box_at, covered_at, read_table
from generation.tools import face_search
from generation.tools.base import Given
from generation.tools.centerface import NOBODY, FaceFinder, Faces, distinct
from generation.tools.centerface_network import freed
from generation.tools.face_tracks import BEYOND, Look, followed, rows_of
from generation.tools.faces import FacesParameters, FindFaces
from generation.tools.weights import CENTERFACE, weights_folder
from media.inspection import inspect_file
from media.inspection.facts import FLICKS
from tests import media_samples, tiny_weights

SIZE, RATE = (320, 180), 25
Place = Callable[[int], tuple[float, float] | None]


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    tiny_weights.install(tmp_path / "weights")
    return tmp_path / "weights"


def picture(*middles: tuple[float, float], size: tuple[int, int] = SIZE) -> Image.Image:
    """Return red discs of 40 pixels on green."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    pixels = np.full((*size[::-1], 3), (40, 150, 60), np.uint8)
    for across, down in middles:
        pixels[np.hypot(x - across, y - down) < 20] = (220, 30, 30)
    return Image.fromarray(pixels)


def film(
    path: Path, frames: int, *places: Place, stamps: Callable[[int], int] = lambda number: number
) -> Path:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "crf": "16"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for number in range(frames):
            seen = [at for place in places if (at := place(number)) is not None]
            frame = av.VideoFrame.from_image(picture(*seen))
            frame.pts = stamps(number)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def found(source: Path, weights: Path, kept: Path | None = None) -> Table:
    out = source.parent / f"{source.stem}-out"
    out.mkdir(exist_ok=True)
    given = Given(source, inspect_file(source), weights, out, kept, lambda fraction, note: None)
    made = FindFaces().work(given, FacesParameters())
    table = read_table(json.loads((out / made.file).read_text()))
    assert (made.width, made.height) == (table.width, table.height)
    return table


def holds(table: Table, subject: str, time: int, middle: tuple[float, float]) -> bool:
    box = covered_at(table, subject, time)
    x, y = middle
    return box is not None and box[0] <= x - 15 and box[1] <= y - 15 and box[2] >= x + 15 and box[3] >= y + 15


def test_a_network_of_one_size_comes_to_take_any() -> None:
    weights = numpy_helper.from_array(np.ones((1, 3, 1, 1), np.float32), "w")
    shape = [10, 3, 32, 32]
    graph = helper.make_graph(
        [helper.make_node("Conv", ["input.1", "w"], ["out"])],
        "one size",
        [
            helper.make_tensor_value_info("input.1", TensorProto.FLOAT, shape),
            helper.make_tensor_value_info("w", TensorProto.FLOAT, [1, 3, 1, 1]),
        ],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, [10, 1, 32, 32])],
        [weights],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    network = onnx.load_from_string(freed(made.SerializeToString()))
    [given] = network.graph.input
    assert given.name == "input.1"
    assert [side.dim_param for side in given.type.tensor_type.shape.dim][2:] == [
        "height of input.1",
        "width of input.1",
    ]


def test_each_face_is_found_once_where_it_is(weights: Path) -> None:
    finder = FaceFinder(weights / CENTERFACE.file)
    shown = picture((60, 50), (250, 120))
    looks = [finder.find(shown, long, 0.35) for long in (1280, 640)]
    faces = distinct(looks)
    assert len(faces) == 2
    middles = sorted(((face[0] + face[2]) / 2, (face[1] + face[3]) / 2) for face in faces)
    for middle, true in zip(middles, [(60, 50), (250, 120)], strict=True):
        assert np.hypot(middle[0] - true[0], middle[1] - true[1]) < 6


def test_a_face_is_followed_through_what_covers_it_and_one_beside_it_is_another(
    weights: Path, tmp_path: Path
) -> None:
    def going(number: int) -> tuple[float, float]:
        return 40 + 3 * number, 60

    source = film(
        tmp_path / "going.mp4",
        75,
        lambda number: None if 30 <= number < 50 else going(number),
        lambda number: (60, 140) if number >= 40 else None,
    )
    table = found(source, weights)
    assert list(table.subjects) == ["face1", "face2"]
    for number in range(0, 75, 5):
        moment = number * FLICKS // RATE
        assert holds(table, "face1", moment, going(number)), number
        state = box_at(table, "face1", moment)
        assert state is not None
        if 34 <= number <= 46:
            assert state.state == "guessed"
    # Who comes later is hidden from half a second before, and not from the beginning.
    assert box_at(table, "face2", 0) is None
    assert holds(table, "face2", 2 * FLICKS, (60, 140))
    portrait = Image.open(io.BytesIO(base64.b64decode(table.portraits["face1"])))
    assert portrait.size == (64, 64)
    assert portrait.getpixel((32, 32))[0] > 150  # type: ignore[index]


def test_what_moves_fast_is_looked_at_in_every_picture(weights: Path, tmp_path: Path) -> None:
    def fast(number: int) -> tuple[float, float]:
        return 40 + 10 * number, 90

    source = film(tmp_path / "fast.mp4", 24, fast)
    kept = tmp_path / "kept"
    kept.mkdir()
    table = found(source, weights, kept)
    assert len((kept / "looks.jsonl").read_text().splitlines()) > 18
    for number in range(24):
        assert holds(table, "face1", number * FLICKS // RATE + 1, fast(number)), number


def test_a_face_is_not_followed_over_a_cut(weights: Path) -> None:
    def seen(time: int, x: float, cut: bool = False) -> Look:
        face = np.array([[x, 0, x + 10, 10, 0.9]], np.float32)
        return Look(time, face, FLICKS // 25, cut)

    second = [seen(number * FLICKS // 25, 50) for number in range(25)]
    other = [seen(FLICKS + number * FLICKS // 25, 52, number == 0) for number in range(25)]
    looks = second + other
    trails = followed(looks)
    assert len(trails) == 2
    rows = rows_of(trails[0], looks, 2 * FLICKS)
    assert rows[-1][0] == FLICKS
    assert rows[-1][5] == "gone"
    assert rows_of(trails[1], looks, 2 * FLICKS)[0][0] == FLICKS
    # Where there is no cut it is followed on for half a second.
    empty = [Look(FLICKS + number * FLICKS // 25, NOBODY, FLICKS // 25) for number in range(25)]
    [alone] = followed(second + empty)
    assert rows_of(alone, second + empty, 2 * FLICKS)[-1][0] == 24 * FLICKS // 25 + BEYOND


def test_a_picture_that_stays_long_hides_a_face_where_it_is_as_long(weights: Path, tmp_path: Path) -> None:
    """A variable rate: a face that jumps with the next picture does not drift there while the old one is shown."""
    source = film(
        tmp_path / "stills.mkv",
        12,
        lambda number: (60, 90) if number < 6 else (100, 90),
        stamps=lambda number: number if number < 6 else 100 + number,
    )
    table = found(source, weights)
    for moment in (FLICKS, 3 * FLICKS, 4 * FLICKS):
        assert holds(table, "face1", moment, (60, 90)), moment
        box = covered_at(table, "face1", moment)
        assert box is not None
        assert box[2] < 90


def test_a_search_that_was_interrupted_goes_on_and_comes_to_the_same(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = film(tmp_path / "long.mp4", 75, lambda number: (40 + 2 * number, 90))
    whole = found(source, weights)
    kept = tmp_path / "kept"
    kept.mkdir()
    facts, eyes = inspect_file(source), face_search.Eyes(weights / CENTERFACE.file)

    def stop(fraction: float, note: str) -> None:
        if fraction > 0.6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        face_search.search(source, facts, eyes, kept, stop)
    with (kept / "looks.jsonl").open("a") as file:
        file.write('[17, "half')
    begun: list[int] = []
    look = face_search.Eyes.look

    def counted(self: face_search.Eyes, shown: Image.Image, close: bool) -> Faces:
        begun.append(1)
        return look(self, shown, close)

    monkeypatch.setattr(face_search.Eyes, "look", counted)
    again = found(source, weights, kept)
    assert len(begun) < 30
    assert list(again.subjects) == list(whole.subjects) == ["face1"]
    for number in range(0, 75, 7):
        assert holds(again, "face1", number * FLICKS // RATE, (40 + 2 * number, 90)), number


def test_a_picture_one_frame_and_nobody(weights: Path, tmp_path: Path) -> None:
    for name, shown, faces in (
        ("two.png", picture((60, 50), (250, 120)), 2),
        ("none.png", picture(), 0),
    ):
        shown.save(tmp_path / name)
        table = found(tmp_path / name, weights)
        assert len(table.subjects) == faces
        assert (table.width, table.height) == SIZE
    one = found(film(tmp_path / "one.mp4", 1, lambda number: (60, 50)), weights)
    assert holds(one, "face1", 0, (60, 50))
    assert found(film(tmp_path / "empty.mp4", 20), weights).subjects == {}


def test_a_film_that_is_turned_an_hdr_one_and_an_animation(weights: Path, tmp_path: Path) -> None:
    for name in ("phone.mp4", "hdr.mp4"):
        source = media_samples.sample(name)
        facts = inspect_file(source)
        _, first = next(face_search.pictures(source, facts))
        assert first.width / first.height == pytest.approx(facts.width / facts.height, rel=0.02)
        assert (facts.rotation != 0) == (name == "phone.mp4")
    frames = [picture((40 + 20 * number, 90)) for number in range(6)]
    frames[0].save(tmp_path / "moving.gif", save_all=True, append_images=frames[1:], duration=100)
    moving = found(tmp_path / "moving.gif", weights)
    assert holds(moving, "face1", FLICKS * 11 // 20, (140, 90))


def test_what_is_too_small_and_weights_that_were_altered_are_refused(weights: Path, tmp_path: Path) -> None:
    picture(size=(1, 1)).save(tmp_path / "dot.png")
    with pytest.raises(Refusal, match="too small"):
        found(tmp_path / "dot.png", weights)
    with (weights / CENTERFACE.file).open("ab") as file:
        file.write(b"x")
    picture().save(tmp_path / "plain.png")
    with pytest.raises(Refusal, match="not those that were fetched"):
        found(tmp_path / "plain.png", weights)


def test_the_command_writes_a_track_that_a_folder_project_names(tmp_path: Path) -> None:
    tiny_weights.install(weights_folder())
    picture((60, 50)).save(tmp_path / "photo.png")
    call_command("tool", "faces", str(tmp_path / "photo.png"), out=tmp_path / "track.json")
    hidden = {"track": "faces", "style": "fill", "colour": "#0000ff", "margin": 0.3}
    project = {
        "assets": {
            "photo": {"source": "photo.png", "kind": "image"},
            "faces": {"source": "track.json", "kind": "track", "made_from": "photo"},
        },
        "tracks": {"t": {"order": "V"}},
        "clips": {
            "c": {
                "kind": "image",
                "track": "t",
                "asset": "photo",
                "start": 0,
                "duration": FLICKS,
                "appearance": {"obscure": [hidden]},
            }
        },
    }
    (tmp_path / "project.json").write_text(json.dumps(project))
    call_command("frame", str(tmp_path / "project.json"), out=str(tmp_path / "frame.png"), at="0")
    drawn = np.asarray(Image.open(tmp_path / "frame.png").convert("RGB"))
    height, width = drawn.shape[:2]
    assert tuple(drawn[height * 50 // 180, width * 60 // 320]) == (0, 0, 255)
    assert drawn[height * 150 // 180, width * 250 // 320, 1] > 100
