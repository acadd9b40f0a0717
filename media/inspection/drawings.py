"""What drawing an SVG would take, counted from its tags before anything is drawn. Pure: parses, draws nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from cloudstudio.sandbox import Refusal

#: Tags, each counted as often as it is drawn, and every ATTRIBUTE_BYTES of attributes (a path's points) for one more.
#: Skia draws about so many in a second.
MOST_DRAWN = 100_000
ATTRIBUTE_BYTES = 256
#: Tags within tags: each level takes some of the drawing library's stack. Drawing programs nest a tenth of it.
DEEPEST = 200

DAMAGED = "The drawing is damaged: it is not well-formed SVG."
#: Tags whose link is drawn, or painted with; others (`a`, `animate`) only point.
_DRAW_LINKS = {
    "use",
    "pattern",
    "linearGradient",
    "radialGradient",
    "filter",
    "feImage",
    "textPath",
    "mpath",
    "mask",
    "clipPath",
    "marker",
}
_URL = re.compile(r"url\(\s*['\"]?#([^)'\"]+)")


@dataclass
class _Tag:
    weight: float
    identity: str | None
    links: list[str]
    children: list[int] = field(default_factory=list)


class _Tags:
    """Collects the tags of a drawing, the root first."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.tags: list[_Tag] = []
        self._open: list[int] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if self.root is None:
            if name != "svg":
                raise Refusal(DAMAGED)
            self.root = attributes
        links = [link for value in attributes.values() if "url(" in value for link in _URL.findall(value)]
        if name in _DRAW_LINKS:
            href = attributes.get("href", attributes.get("xlink:href", "")).strip()
            links += [href[1:]] if href.startswith("#") else []
        weight = 1 + sum(map(len, attributes.values())) / ATTRIBUTE_BYTES
        number = len(self.tags)
        self.tags.append(_Tag(weight, attributes.get("id"), links))
        if self._open:
            self.tags[self._open[-1]].children.append(number)
        self._open.append(number)
        if len(self._open) > DEEPEST:
            raise Refusal(f"The drawing nests more than {DEEPEST} levels deep; flatten its groups.")
        if number >= MOST_DRAWN:
            raise Refusal(_too_many())

    def end(self, _: str) -> None:
        self._open.pop()


def read_drawing(content: bytes) -> dict[str, str]:
    """Return the attributes of a drawing's `svg` tag. Raises Refusal for what is damaged or would take too long."""

    def declare(*_: object) -> None:
        raise Refusal("The drawing defines entities of its own, which are not taken; save it as plain SVG.")

    tags = _Tags()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = tags.begin, tags.end
    parser.EntityDeclHandler = declare
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refusal(DAMAGED) from error
    if tags.root is None:
        raise Refusal(DAMAGED)
    _check_drawn(tags.tags)
    return tags.root


def _check_drawn(tags: list[_Tag]) -> None:
    """Count the tags as often as they are drawn, where some draw others again. Raises Refusal."""
    places = {tag.identity: number for number, tag in reversed(list(enumerate(tags))) if tag.identity}
    drawn: list[tuple[float, int] | None] = [None] * len(tags)
    #: Whether a tag is being counted, so that whoever meets it again goes round in a circle.
    counting = bytearray(len(tags))
    stack = [0]
    while stack:
        number = stack[-1]
        tag = tags[number]
        parts = tag.children + [places[link] for link in tag.links if link in places]
        if not counting[number]:
            counting[number] = 1
            for part in parts:
                if drawn[part] is None:
                    if counting[part]:
                        raise Refusal("The drawing refers to itself, so that drawing it would never end.")
                    stack.append(part)
            continue
        stack.pop()
        if drawn[number] is not None:
            continue
        known = [count for part in parts if (count := drawn[part])]
        weight = tag.weight + sum(weight for weight, _ in known)
        depth = 1 + max((depth for _, depth in known), default=0)
        if weight > MOST_DRAWN:
            raise Refusal(_too_many())
        if depth > DEEPEST:
            raise Refusal(f"The drawing nests more than {DEEPEST} levels deep; flatten its groups.")
        drawn[number] = weight, depth


def _too_many() -> str:
    return (
        f"The drawing has more than {MOST_DRAWN:,} parts, counted as often as they are drawn; "
        "save it as a picture, a PNG."
    )
