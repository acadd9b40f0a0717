"""Bytes that mean harm, or none at all: every answer is facts or one sentence, and the child bears the cost."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloudstudio.sandbox import Refusal, Refused, Report, run
from media.inspection import inspection_work
from media.inspection.work import inspect
from tests.media_samples import sample

FUZZED = [
    "phone.mp4",
    "plain.mkv",
    "plain.avi",
    "late.ts",
    "plain.webm",
    "song.mp3",
    "music.ogg",
    "music.flac",
    "mono.wav",
    "logo.png",
    "turned.jpg",
    "moving.gif",
    "moving.webp",
    "photo.heic",
    "photo.avif",
    "drawing.svg",
]
ROUNDS = 25


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with open(os.devnull, "w") as nowhere:
        yield Report(nowhere.fileno())


def mutated(content: bytes, dice: random.Random) -> bytes:
    """Change a few bytes, mostly near the head, where the structure is; or take some away."""
    changed = bytearray(content)
    reach = min(len(changed), dice.choice([64, 512, 4096, len(changed)]))
    for _ in range(dice.choice([1, 4, 20])):
        at = dice.randrange(max(1, min(reach, len(changed) - 8)))
        how = dice.randrange(4)
        if how < 2:
            changed[at] = dice.randrange(256)
        elif how == 2:
            changed[at : at + 4] = dice.choice([b"\xff" * 4, b"\x00" * 4, b"\x7f\xff\xff\xff"])
        else:
            del changed[at : at + dice.randrange(1, 32)]
    return bytes(changed)


@pytest.mark.parametrize("name", FUZZED)
def test_a_damaged_file_is_taken_or_refused_and_never_a_crash(
    name: str, report: Report, tmp_path: Path
) -> None:
    dice = random.Random(name)
    content = sample(name).read_bytes()
    path = tmp_path / "file"
    for _ in range(ROUNDS):
        path.write_bytes(mutated(content, dice))
        with contextlib.suppress(Refusal):
            facts = inspect(path, report)
            assert facts.duration >= 0
            assert 0 <= facts.width * facts.height <= 100_000_000


def test_a_stream_that_turns_up_on_the_way_does_not_end_the_film(report: Report, tmp_path: Path) -> None:
    """A transport stream in which a packet of another stream stands in the middle."""
    content = sample("late.ts").read_bytes()
    strange = bytearray(content[188 * 2 : 188 * 3])
    strange[1:4] = b"\x41\x55\x10"
    path = tmp_path / "gained.ts"
    middle = len(content) // 2 // 188 * 188
    path.write_bytes(content[:middle] + bytes(strange) + content[middle:])
    facts = inspect(path, report)
    assert facts.duration == inspect(sample("late.ts"), report).duration


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    for name in ("bomb.png", "bomb.gif", "huge.mp4", "huge.svg"):
        with pytest.raises(Refused, match="million is the most"):
            run(inspection_work(sample(name)), tmp_path)


def test_a_playlist_cannot_reach_another_file(tmp_path: Path, report: Report) -> None:
    for name in ("playlist.mp4", "concat.mp4"):
        with pytest.raises(Refusal, match="a playlist"):
            inspect(sample(name), report)
    with pytest.raises(Refusal):
        inspect(tmp_path / _reference(tmp_path), report)


def _reference(folder: Path) -> str:
    """A film whose pictures lie, so it says, in another file (a data reference, ISO/IEC 14496-12 section 8.7)."""
    content = bytearray(sample("plain.mov").read_bytes())
    for at in [index for index in range(len(content) - 12) if content[index : index + 4] == b"dref"]:
        # alis with self-contained switched off
        content[at + 16 : at + 20] = b"url "
        content[at + 23] = 0
    path = folder / "reference.mov"
    end = content.index(b"mdat") + 200
    moov = content[content.index(b"moov") - 4 :]
    path.write_bytes(bytes(content[:end]) + bytes(moov))
    return path.name
