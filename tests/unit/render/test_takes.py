"""Clips of one take that follow on each other are heard as if the take had not been cut."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from editor.render.damage import Damage
from editor.render.mix import mix
from editor.render.sound import SoundSources
from editor.timeline.frame import SoundClip
from editor.timeline.sound import evaluate_sound
from tests.media_samples import write_sound
from tests.unit.render.documents import asset, document, video

RATE = 48_000
FRAMES = (0, 13, 15, 47, 90, 91, 120)


@pytest.mark.parametrize(("container", "codec"), [("mp4", "aac"), ("matroska", "aac"), ("ac3", "ac3")])
def test_a_take_cut_into_clips_is_the_same_to_the_last_bit(
    tmp_path: Path, container: str, codec: str
) -> None:
    # Noise, for which codecs roll dice of their own while they play.
    noise = np.random.default_rng(4).normal(0, 0.1, (2, 4 * RATE)).astype(np.float32)
    path = tmp_path / "take"
    write_sound(path, codec, noise, RATE, container)
    whole = heard(path, [(0, 120)])
    assert np.abs(whole).max() > 0.1
    np.testing.assert_array_equal(heard(path, list(pairwise(FRAMES))), whole)


def heard(path: Path, pieces: list[tuple[int, int]]) -> np.ndarray:
    """Return the mix of clips that each play the take from one frame to another, where they lie in it."""
    clips = {
        f"c{begin}": video((end - begin) / 30, start=begin / 30, source=begin / 30) for begin, end in pieces
    }
    project = document(clips, {"film": asset(seconds=4)})
    sounds: tuple[SoundClip, ...] = tuple(evaluate_sound(project))
    with SoundSources(project, {"film": path}, Damage()) as sources:
        return np.concatenate(list(mix(sounds, 4 * RATE, sources.open)), axis=1)
