"""Setting of text: total for any text, inside its box, and by the rules of its scripts."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.timeline.fonts import FontMissing, Fonts, font_key
from editor.timeline.schema import TextStyle
from editor.timeline.text.bidi import embedding_levels
from editor.timeline.text.layout import layout_text
from editor.timeline.text.segments import break_places, clusters, itemize
from tests.unit.timeline.fonts import FONTS
from tests.unit.timeline.strategies import STYLE_FIELDS, TEXTS, part


def codes_of(text: str) -> list[int]:
    return [ord(character) for character in text]


def lines_of(text: str, width: int, **style) -> list[list[float]]:
    """Return the x of the glyphs of each line."""
    lines: dict[float, list[float]] = {}
    for glyph in layout_text(text, TextStyle(**style), width, 1000, FONTS).glyphs:
        lines.setdefault(glyph.y, []).append(glyph.x)
    return list(lines.values())


@given(TEXTS, part(STYLE_FIELDS), st.integers(1, 3000), st.integers(1, 3000))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_set_into_any_box(text, style, width, height):
    layout = layout_text(text, TextStyle(**style), width, height, FONTS)
    assert {glyph.letter for glyph in layout.glyphs} == set(range(len(layout.letters)))
    for before, after in pairwise(layout.letters):
        assert before.end <= after.first
        assert before.word <= after.word
    for letter in layout.letters:
        assert layout.lines[letter.line].first <= letter.first < letter.end <= layout.lines[letter.line].end


@given(st.lists(st.sampled_from(["a", "be", "sea", "deep"]), min_size=1, max_size=12), st.integers(400, 900))
@settings(deadline=None)
def test_words_that_fit_stay_whole_and_inside_the_box(words, width):
    lines = lines_of(" ".join(words), width, size=80, align="left")
    assert sum(len(line) for line in lines) <= sum(map(len, words)) + len(words) - 1
    for line in lines:
        assert line == sorted(line)
        assert line[0] >= 0
        assert line[-1] <= width


def test_alignment_moves_lines_and_not_letters():
    left, centre, right = (lines_of("one", 1000, align=align)[0] for align in ("left", "center", "right"))
    assert left[0] < centre[0] < right[0]
    assert centre[0] - left[0] == pytest.approx(right[0] - centre[0])
    assert [x - left[0] for x in left] == pytest.approx([x - right[0] for x in right])


def test_letter_spacing_is_between_letters_and_leaves_joined_scripts_alone():
    plain, spaced = (lines_of("abc", 1000, align="left", letter_spacing=spacing)[0] for spacing in (0, 10))
    assert [b - a for a, b in zip(plain, spaced, strict=True)] == pytest.approx([0, 10, 20])
    assert lines_of("مرحبا", 1000, letter_spacing=0) == lines_of("مرحبا", 1000, letter_spacing=10)


def test_a_right_to_left_text_reads_from_the_right():
    levels, base = embedding_levels(codes_of("שלום abc"))
    assert base == 1
    assert [level % 2 for level in levels] == [1, 1, 1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩‍👩‍👧x", ["👩‍👩‍👧", "x"]),
        ("🇩🇪🇫🇷🇬", ["🇩🇪", "🇫🇷", "🇬"]),
        ("👋🏽1️⃣", ["👋🏽", "1️⃣"]),
    ],
)
def test_what_belongs_together_is_never_broken(text, parts):
    bounds = [*clusters(codes_of(text)), len(text)]
    assert [text[a:b] for a, b in pairwise(bounds)] == parts


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two-three", ["one ", "two-", "three"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("你好，世界", ["你", "好，", "世", "界"]),
        ("「中文」", ["「中", "文」"]),
    ],
)
def test_lines_may_break_where_readers_expect_it(text, lines):
    codes = codes_of(text)
    bounds = [0, *break_places(codes, clusters(codes)), len(text)]
    assert [text[a:b] for a, b in pairwise(bounds)] == lines


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Latin", "Inter_700Bold"),
        ("नमस्ते", "NotoSansDevanagari_700Bold"),
        ("مرحبا", "NotoSansArabic_700Bold"),
        ("שלום", "NotoSansHebrew_700Bold"),
        ("中文", "NotoSansSC_700Bold"),
        ("👋", "NotoColorEmoji_400Regular"),
        ("தமிழ்", "NotoSansTamil_700Bold"),
        ("বাংলা", "NotoSansBengali_700Bold"),
        ("తెలుగు", "NotoSansTelugu_700Bold"),
        ("ગુજરાતી", "NotoSansGujarati_700Bold"),
        ("ਪੰਜਾਬੀ", "NotoSansGurmukhi_700Bold"),
        ("ಕನ್ನಡ", "NotoSansKannada_700Bold"),
        ("മലയാളം", "NotoSansMalayalam_700Bold"),
        ("සිංහල", "NotoSansSinhala_700Bold"),
        ("ଓଡ଼ିଆ", "NotoSansOriya_700Bold"),
        ("Հայերեն", "NotoSansArmenian_700Bold"),
        ("ქართული", "NotoSansGeorgian_700Bold"),
        ("አማርኛ", "NotoSansEthiopic_700Bold"),
        ("ភាសាខ្មែរ", "NotoSansKhmer_700Bold"),
        ("မြန်မာ", "NotoSansMyanmar_700Bold"),
        ("ລາວ", "NotoSansLao_700Bold"),
        ("བོད", "NotoSerifTibetan_700Bold"),
        ("♪♫", "NotoSansSymbols_700Bold"),
        ("⛀", "NotoSansSymbols2_400Regular"),
        ("☂", "NotoColorEmoji_400Regular"),
        ("☺\ufe0e", "NotoSansSymbols_700Bold"),
        ("𝔸", "NotoSansMath_400Regular"),
        ("㎡", "NotoSansKR_700Bold"),
    ],
)
def test_a_script_that_the_family_lacks_comes_from_another_font(text, font):
    codes = codes_of(text)
    levels, _ = embedding_levels(codes)
    assert {item.font for item in itemize(codes, levels, "Inter", 700, FONTS)} == {font}


def test_an_unknown_family_and_an_odd_weight_are_set_in_the_nearest_font():
    assert font_key("Comic", 430) == "Inter_400Regular"
    assert font_key("Noto Sans", 550) == "NotoSans_400Regular"
    assert font_key("Inter", 450) == "Inter_400Regular"


def test_a_font_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FontMissing, match="Inter_400Regular"):
        Fonts(tmp_path).data("Inter_400Regular")
