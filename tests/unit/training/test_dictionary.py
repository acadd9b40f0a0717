"""Words that were never taught have kin in WordNet, among what they mean first."""

from pathlib import Path

import pytest

from generation.training import dictionary
from generation.training.dictionary import kin


def test_what_means_the_same_and_what_a_word_is_a_kind_of_are_kin():
    assert {"twilight", "dusk", "nightfall"} <= set(kin("gloaming"))
    assert {"cottage", "house"} <= set(kin("bungalow"))
    assert "passenger ship" in kin("ocean liner")
    assert "city" in kin("chicago")


def test_a_definition_is_kin_without_its_asides_and_afterthoughts():
    assert "a mountain lake" in kin("tarn")
    assert "poisonous woodland fungus having a scarlet cap with white warts and white gills" in kin(
        "fly agaric"
    )


def test_plurals_and_hyphens_are_seen_through():
    assert "lake" in kin("tarns")
    assert "dawn" in kin("sun-up")
    assert "berry" in kin("strawberries")


def test_a_word_is_no_kin_by_what_it_means_only_now_and_then():
    assert "swine" in kin("hog")
    assert not {"person", "dollar"} & set(kin("hog"))
    assert "dog" not in kin("cad")


def test_a_word_is_not_its_own_kin():
    assert "omnibus" not in kin("omnibus")
    assert "tarn" not in kin("tarns")


@pytest.mark.parametrize("text", ["", " ", "xyzzy", "🎬", "a\nb", "the", "%s_%d", "x" * 10_000])
def test_what_is_not_in_the_dictionary_has_none(text: str):
    assert kin(text) == ()


def test_without_a_dictionary_no_word_has_kin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("CLOUDSTUDIO_DICTIONARY", str(tmp_path / "nowhere"))
    monkeypatch.setattr(dictionary, "_dictionary", dictionary._dictionary.__wrapped__)
    assert kin.__wrapped__("gloaming") == ()
