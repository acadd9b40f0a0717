"""What of a document can hardly be meant is said with the film."""

from __future__ import annotations

from editor.render.warnings import warnings_of
from tests.unit.render.documents import FLICKS, FONTS, document


def said_of(text: str) -> list[str]:
    clip = {"kind": "text", "track": "low", "start": 0, "duration": FLICKS, "text": text}
    return warnings_of(document({"t": clip}), (), FONTS)


def test_characters_that_no_font_has_are_named_once_each() -> None:
    (sentence,) = said_of("one \u13a0\u13a1 two \u13a0\n\u16a0")
    assert sentence.startswith(
        "clips/t/text: no font here has \u13a0 (U+13A0), \u13a1 (U+13A1), \u16a0 (U+16A0);"
    )
    (sentence,) = said_of("".join(map(chr, range(0x13A0, 0x13B0))))
    assert "and 8 more" in sentence


def test_what_some_font_has_is_not_named() -> None:
    assert said_of("Plain words, caf\u00e9\n\ttab \u0e20\u0e32\u0e29\u0e32 \u0627\u0644 \u200d\ufe0f") == []
