"""A transcript: what is listened to at once, going on after a cut, words in time, and captions by rule."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generation.tools.base import InvalidTool
from generation.tools.cues import LINES, SECOND, WIDTH, as_file, cues_of
from generation.tools.transcript import AT_ONCE, PAUSE, Transcript, listened, rounds_of, words_as_content
from generation.tools.whisper import Heard
from media.findings.content import check_content
from media.samples import SAMPLE_RATE

VECTORS = Path(__file__).parents[2] / "conformance/vectors/cues.json"
SENTENCE = (
    "It was the best of times, it was the worst of times. It was the age of wisdom, it was the age of light."
)


def spoken(text: str = SENTENCE, start: float = 1.0, each: float = 0.25) -> list[Heard]:
    """Return the words of a text, a quarter of a second each."""
    return [
        Heard(f" {word}", start + n * each, start + (n + 1) * each, 0.9)
        for n, word in enumerate(text.split())
    ]


@given(st.lists(st.tuples(st.integers(0, 60 * SAMPLE_RATE), st.integers(1, 90 * SAMPLE_RATE)), max_size=12))
def test_everything_that_is_said_is_listened_to_once_and_in_rounds_that_fit(
    gaps: list[tuple[int, int]],
) -> None:
    spans, at = [], 0
    for gap, length in gaps:
        first = at + gap + 1
        at = first + length
        spans.append((first, at))
    rounds = rounds_of(spans, at)
    assert all(0 < end - first <= AT_ONCE for first, end in rounds)
    assert all(before[1] <= after[0] for before, after in pairwise(rounds))
    for first, end in spans:
        covered = sum(max(0, min(end, e) - max(first, f)) for f, e in rounds)
        assert covered == end - first
    for (_, before), (after, _) in pairwise(spans):
        assert after - before < PAUSE or not any(f < before and e > after for f, e in rounds)


def test_what_was_heard_before_a_cut_is_not_listened_to_again(tmp_path: Path) -> None:
    rounds = [(0, SAMPLE_RATE), (2 * SAMPLE_RATE, 3 * SAMPLE_RATE)]
    asked: list[tuple[int, int]] = []

    def hear(span: tuple[int, int]) -> list[Heard]:
        if len(asked) == 1:
            asked.append(span)
            raise OSError("the power went")
        asked.append(span)
        return [Heard(" word", 0.1, 0.5, 1.0)]

    with pytest.raises(OSError, match="power"):
        listened(rounds, hear, tmp_path, lambda done: None)
    told: list[float] = []
    words = listened(rounds, hear, tmp_path, told.append)
    assert asked == [rounds[0], rounds[1], rounds[1]]
    assert [word.start for word in words] == [0.1, 2.1]
    assert told == [0.5, 1.0]


def test_words_become_content_that_is_in_order_whatever_the_network_says() -> None:
    heard = [Heard(" a", 1, 2, 0.5), Heard(" b", 1.5, 1.2, 0.5), Heard(" c", 4, 5, 0.5)]
    content = {"language": "en", **words_as_content(heard)}
    check_content("transcript", content)
    words = content["words"]
    assert all(before["end"] <= after["start"] for before, after in pairwise(words))
    assert content["breaks"] == [0, 2]


def test_captions_end_with_sentences_and_can_be_read() -> None:
    said = words_as_content(spoken())
    cues = cues_of(said["words"], said["breaks"])
    assert [cue["text"].split()[0] for cue in cues] == ["It", "It"]
    assert cues[0]["text"] == "It was the best of times,\nit was the worst of times."
    for cue in cues:
        assert all(len(line) <= WIDTH for line in cue["text"].split("\n"))
        assert len(cue["text"].split("\n")) <= LINES
        assert cue["end"] - cue["start"] >= len(cue["text"]) * SECOND // 20 or cue is not cues[-1]
        words = cue["text"].split()
        assert [cue["text"][word["first"] : word["end"]] for word in cue["words"]] == words
    assert all(before["end"] <= after["start"] for before, after in pairwise(cues))


def cases() -> list[dict]:
    """Return transcripts of many kinds, for both languages."""
    texts = [SENTENCE, "Hi!", "one two three four five six seven eight nine ten " * 6, "😀 नमस्ते दुनिया. 你好"]
    found = []
    for text in texts:
        for each in (0.05, 0.3, 1.7):
            found.append(words_as_content(spoken(text, each=each)))
    joined = [
        Heard(letter, n * 0.2, n * 0.2 + 0.2, 1.0) for n, letter in enumerate("今天天气很好。我们去公园" * 8)
    ]
    return [*found, words_as_content(joined), {"words": [], "breaks": []}]


def test_the_rule_gives_what_both_languages_are_held_to() -> None:
    made = [
        {**case, "width": width, "cues": cues_of(case["words"], case["breaks"], width)}
        for case in cases()
        for width in (WIDTH, 24)
    ]
    if not VECTORS.exists():
        VECTORS.write_text(json.dumps(made, ensure_ascii=False) + "\n")
    assert json.loads(VECTORS.read_text()) == made


def test_a_transcript_is_written_as_a_file_of_captions() -> None:
    transcript = {"language": "en", **words_as_content(spoken("A & B <said> so."))}
    assert as_file(transcript, ".srt") == "1\n00:00:01,000 --> 00:00:02,250\nA & B <said> so.\n"
    assert as_file(transcript, ".vtt").endswith("00:00:01.000 --> 00:00:02.250\nA &amp; B &lt;said&gt; so.\n")


def test_a_language_that_is_not_known_is_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidTool, match="no language that is known"):
        Transcript().check_parameters({"language": "xx"})
    assert Transcript().check_parameters({"language": "de"}).model_dump() == {
        "language": "de",
        "quick": False,
    }
