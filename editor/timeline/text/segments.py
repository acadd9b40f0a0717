"""A paragraph cut up: into clusters, into stretches of one font, script and direction, and at places to
break.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.timeline.fonts import Fonts, candidates
from editor.timeline.text.characters import (
    EMOJI_STYLE,
    KEYCAP,
    TEXT_STYLE,
    ZERO_WIDTH_JOINER,
    bidi_class,
    is_emoji,
    is_extending,
    is_pictorial,
    is_regional_indicator,
    script_of,
)

#: Scripts whose text may be broken between any two characters.
_UNSPACED = frozenset({"Hani", "Hira", "Kana", "Bopo"})
_NO_START = frozenset(
    map(ord, "、。，．・：；？！）］｝」』】〉》〕〗’”…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.!?:;)]}")
)
_NO_END = frozenset(map(ord, "（［｛「『【〈《〔〖‘“([{"))
_HYPHENS = frozenset({0x2D, 0x2010, 0x2013, 0x2014})
_ZERO_WIDTH_SPACE = 0x200B
_NO_BREAK_SPACES = frozenset({0xA0, 0x2007, 0x202F})


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a paragraph, start up to end, that is shaped in one go."""

    start: int
    end: int
    font: str
    script: str
    level: int


def is_space(code: int) -> bool:
    """Say whether a character is room at which a line may end, and which is not drawn there."""
    return bidi_class(code) in ("WS", "S", "B") and code not in _NO_BREAK_SPACES


def clusters(codes: Sequence[int]) -> list[int]:
    """Return where the units start that are neither broken nor set in two fonts: a letter with its marks, a
    family of emoji, a flag.
    """
    starts: list[int] = []
    flag_open = False
    for place, code in enumerate(codes):
        indicator = is_regional_indicator(code)
        joined = place > 0 and (
            is_extending(code) or codes[place - 1] == ZERO_WIDTH_JOINER or (indicator and flag_open)
        )
        if not joined:
            starts.append(place)
        flag_open = indicator and not (joined and flag_open)
    return starts


def resolved_scripts(codes: Sequence[int]) -> list[str]:
    """Return a script for each character: what belongs to any script takes that of the one before it, at the
    start that of the first that has one.
    """
    own = [script_of(code) for code in codes]
    current = next((script for script in own if script is not None), "Zyyy")
    scripts = []
    for script in own:
        current = script or current
        scripts.append(current)
    return scripts


def itemize(
    codes: Sequence[int], levels: Sequence[int], family: str, weight: int, fonts: Fonts
) -> list[Item]:
    """Cut a paragraph into stretches of one font, one script and one direction, in the order of the text."""
    scripts = resolved_scripts(codes)
    starts = clusters(codes)
    items: list[Item] = []
    for start, end in pairwise([*starts, len(codes)]):
        font = _font_for(codes[start:end], scripts[start], family, weight, fonts)
        last = items[-1] if items else None
        if last and (last.font, last.script, last.level) == (font, scripts[start], levels[start]):
            items[-1] = Item(last.start, end, font, last.script, last.level)
        else:
            items.append(Item(start, end, font, scripts[start], levels[start]))
    return items


def _font_for(cluster: Sequence[int], script: str, family: str, weight: int, fonts: Fonts) -> str:
    """Return the first candidate that has every visible character of the cluster, else the text's own
    font.
    """
    base = cluster[0]
    emoji = TEXT_STYLE not in cluster and (
        is_emoji(base) or EMOJI_STYLE in cluster or KEYCAP in cluster or is_regional_indicator(base)
    )
    # A sign that is a picture elsewhere, such as a heart, is one here where the text's own fonts lack it.
    rather = TEXT_STYLE not in cluster and is_pictorial(base)
    keys = list(
        candidates(family, weight, script, emoji="first" if emoji else "rather" if rather else "never")
    )
    needed = [code for code in cluster if not _is_invisible(code)]
    for key in keys:
        face = fonts.face(key)
        if all(face.has(code) for code in needed):
            return key
    return keys[1] if emoji else keys[0]


def without_glyph(text: str, family: str, weight: int, fonts: Fonts) -> list[str]:
    """Return the characters of a text that no font here has, each once, in the order of the text. They become boxes."""
    codes = [ord(character) for character in text]
    scripts, starts = resolved_scripts(codes), clusters(codes)
    missing: dict[str, None] = {}
    for start, end in pairwise([*starts, len(codes)]):
        cluster = codes[start:end]
        face = fonts.face(_font_for(cluster, scripts[start], family, weight, fonts))
        missing |= {chr(code): None for code in cluster if not _is_invisible(code) and not face.has(code)}
    return list(missing)


def _is_invisible(code: int) -> bool:
    return code in (ZERO_WIDTH_JOINER, TEXT_STYLE, EMOJI_STYLE) or bidi_class(code) in (
        *("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B", "S"),
    )


def break_places(codes: Sequence[int], starts: Iterable[int]) -> list[int]:
    """Return the starts of clusters before which a line may begin, ascending, the paragraph's start left
    out.
    """
    return [place for place in starts if place and _may_break(codes[place - 1], codes[place])]


def word_places(codes: Sequence[int], starts: Iterable[int]) -> set[int]:
    """Return the starts of clusters that begin a word after another one: behind a space, or where a script does
    without spaces. Hyphens are part of a word.
    """
    return {place for place in break_places(codes, starts) if codes[place - 1] not in _HYPHENS}


def _may_break(before: int, after: int) -> bool:
    if is_space(after):
        return False
    if is_space(before) or before == _ZERO_WIDTH_SPACE or before in _HYPHENS:
        return True
    if before in _NO_END or after in _NO_START:
        return False
    return _is_unspaced(before) or _is_unspaced(after)


def _is_unspaced(code: int) -> bool:
    wide_punctuation = 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFFEF
    return wide_punctuation or script_of(code) in _UNSPACED
