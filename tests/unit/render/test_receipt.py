"""The receipt says how like the stage a film is, and notices when it is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from editor.render.formats import Format
from editor.render.likeness import WINDOW, likeness
from editor.render.pipeline import render
from editor.render.plan import Plan, plan_film
from editor.render.receipt import Stage, sampled, take_receipt
from editor.render.settings import FilmSettings
from media.reading.film import FilmReader
from tests.unit.render.documents import FLICKS, FONTS, asset, document, sources, video


def by_definition(a: np.ndarray, b: np.ndarray) -> float:
    """The mean similarity of two pictures, window by window, as the paper writes it."""
    window = np.outer(WINDOW, WINDOW).astype(float)[..., None]
    found = []
    for y in range(a.shape[0] - 10):
        for x in range(a.shape[1] - 10):
            p, q = (picture[y : y + 11, x : x + 11, :3].astype(float) for picture in (a, b))
            mean_p, mean_q = (window * p).sum((0, 1)), (window * q).sum((0, 1))
            spread = (window * (p - mean_p) ** 2).sum((0, 1)) + (window * (q - mean_q) ** 2).sum((0, 1))
            both = (window * (p - mean_p) * (q - mean_q)).sum((0, 1))
            c1, c2 = 2.55**2, 7.65**2
            found.append(
                (2 * mean_p * mean_q + c1) * (2 * both + c2) / ((mean_p**2 + mean_q**2 + c1) * (spread + c2))
            )
    return float(np.mean(found))


def test_the_likeness_is_the_paper_s(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    a = chance.integers(0, 256, (24, 31, 4), np.uint8)
    b = np.clip(a.astype(int) + chance.integers(-40, 40, a.shape), 0, 255).astype(np.uint8)
    assert likeness(a, b) == pytest.approx(by_definition(a, b), abs=1e-5)
    assert likeness(a, a) == pytest.approx(1, abs=1e-6)
    with pytest.raises(ValueError, match="cannot be compared"):
        likeness(a, b[:, :-1])


def film_and_stage(plan: Plan, film: Path) -> Stage:
    """Make the film; return what its receipt compares it with."""
    stage = Stage(plan, FONTS)
    render(plan, film, FONTS, lambda fraction: None, stage)
    return stage


@pytest.mark.parametrize("format", ["mp4", "webm", "mov", "gif", "png"])
def test_a_film_s_receipt_compares_its_frames_with_the_stage_s(tmp_path: Path, format: Format) -> None:
    film = tmp_path / f"film.{format}"
    plan = plan_film(
        document({"c": video(2)}), sources(), FilmSettings(format=format, height=360, quality="high")
    )
    receipt = take_receipt(film, plan, film_and_stage(plan, film), tmp_path / "receipt.webp")
    assert receipt is not None
    assert len(receipt.samples) == (1 if format == "png" else 8)
    assert receipt.lowest.ssim > (0.4 if format == "gif" else 0.95)
    times = [sample.time for sample in receipt.samples]
    assert times == sorted(times)
    assert times[-1] < 2 * FLICKS
    with Image.open(tmp_path / "receipt.webp") as picture:
        assert picture.size == (1280, 360)


def test_a_film_of_something_else_has_a_poor_receipt(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    settings = FilmSettings(height=360)
    made = plan_film(document({"c": video(1)}), sources(), settings)
    stage = film_and_stage(made, film)
    # One frame late: the number in the picture, and all that moves, are another's.
    late = plan_film(document({"c": video(1, source=1 / 30)}), sources(), settings)
    good = take_receipt(film, made, stage, tmp_path / "good.webp")
    poor = take_receipt(film, late, film_and_stage(late, tmp_path / "late.mp4"), tmp_path / "poor.webp")
    assert good is not None
    assert poor is not None
    assert good.lowest.ssim > poor.lowest.ssim + 0.01
    with Image.open(tmp_path / "poor.webp") as picture:
        left, right = (np.asarray(picture.convert("RGB"))[:, side : side + 640] for side in (0, 640))
    assert likeness(left, right) < good.lowest.ssim


def test_sound_has_no_receipt(tmp_path: Path) -> None:
    clip = {"kind": "audio", "track": "low", "asset": "song", "start": 0, "duration": FLICKS}
    doc = document({"c": clip}, {"song": asset("audio", 0, 0, 2)})
    plan = plan_film(doc, sources(song="plain.mp4"), FilmSettings(format="wav"))
    stage = film_and_stage(plan, tmp_path / "film.wav")
    assert take_receipt(tmp_path / "film.wav", plan, stage, tmp_path / "receipt.webp") is None


def test_compared_frames_lie_all_over_the_film_a_few_behind_keyframes() -> None:
    assert sampled(480, 60) == [0, 61, 122, 183, 244, 305, 366, 427]
    assert sampled(16, 1) == [1, 3, 5, 7, 9, 11, 13, 15]
    assert sampled(3, 60) == [0, 1, 2]
    assert sampled(1, 60) == [0]


def test_the_receipt_notices_what_a_search_finds_beside_the_right_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Two clips of one stream, of which the second jumps back to the beginning.
    clips = {"a": video(0.5, source=1), "b": video(0.5, start=0.5, source=0)}
    plan = plan_film(document(clips), sources(film="groups.ts"), FilmSettings(height=180, quality="high"))
    receipt = take_receipt(
        tmp_path / "film.mp4", plan, film_and_stage(plan, tmp_path / "film.mp4"), tmp_path / "r.webp"
    )
    assert receipt is not None
    assert receipt.lowest.ssim > 0.97

    def believes(reader: FilmReader, time: int) -> None:
        """What every jump was before its arrival was looked at."""
        reader._arrives(max(0, time), 1 << 60)

    monkeypatch.setattr(FilmReader, "go_to", believes)
    stage = film_and_stage(plan, tmp_path / "wrong.mp4")
    receipt = take_receipt(tmp_path / "wrong.mp4", plan, stage, tmp_path / "r.webp")
    assert receipt is not None
    assert receipt.lowest.ssim < 0.9
