"""What lies before a header, behind an end that is missing, or in an uncommon container is taken all the same."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cloudstudio.environment import CHECKOUT
from cloudstudio.sandbox import Report
from media.inspection.signatures import recognise
from media.inspection.work import inspect
from media.pictures import open_picture, upright
from media.samples import SoundSource
from tests import formats
from tests.media_samples import LATE, names, photo, sample


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with open(os.devnull, "w") as nowhere:
        yield Report(nowhere.fileno())


@pytest.mark.parametrize("name", LATE)
def test_what_another_program_left_before_the_header_is_passed_over(name: str, report: Report) -> None:
    facts = inspect(sample(name), report)
    kind = name.rpartition(".")[2]
    assert (facts.kind, facts.container, facts.audio[0].codec) == ("audio", kind, kind)
    source = SoundSource(sample(name))
    assert np.abs(source.read(24_000, 24_000)).max() > 0.2
    source.close()


def test_a_letter_that_begins_like_a_sound_or_a_bitmap_is_still_a_letter(report: Report, tmp_path) -> None:
    from cloudstudio.sandbox import Refusal

    for content in (b"BMW builds cars.\n" * 300, b"ID3 is a kind of tag.\n" * 300, bytes(5000)):
        path = tmp_path / "letter"
        path.write_bytes(content)
        with pytest.raises(Refusal):
            inspect(path, report)


@pytest.mark.parametrize("name", ["no_end.jpg", "short.jpg"])
def test_a_picture_without_its_last_bytes_is_shown_as_far_as_it_goes(name: str, report: Report) -> None:
    facts = inspect(sample(name), report)
    shown = np.asarray(upright(open_picture(sample(name), recognise(sample(name)))).convert("RGB")).astype(
        int
    )
    top = slice(0, 600 if name == "no_end.jpg" else 500)
    assert np.abs(shown - np.asarray(photo()))[top].mean() < 6
    if name == "no_end.jpg":
        assert facts.warnings == []
        assert facts.browser_playable
    else:
        assert "% of the picture are missing" in facts.warnings[0]
        assert "missing" in facts.proxy_reason


def test_grey_of_16_bits_keeps_its_transparent_value() -> None:
    shown = upright(open_picture(sample("clear16.png"), recognise(sample("clear16.png"))))
    assert shown.mode == "RGBA"
    alpha = np.asarray(shown)[..., 3]
    assert (alpha[:, :32] == 0).all()
    assert (alpha[:, 32:] == 255).all()
    assert np.asarray(shown)[0, 40, 0] == 40_000 // 257


def test_the_page_of_what_is_taken_tells_the_truth() -> None:
    assert formats.PLACE.read_text() == formats.page(), "run .venv/bin/python -m tests.formats"


def test_the_file_dialog_offers_every_format_that_is_taken() -> None:
    dialog = (CHECKOUT / "frontend/src/panels/library/accepted.ts").read_text()
    offered = set(re.findall(r"\.[a-z0-9]+", dialog[dialog.index("EXTENSIONS =") : dialog.index("export")]))
    assert {Path(name).suffix for name in names()} <= offered
