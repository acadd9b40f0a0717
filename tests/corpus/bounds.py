"""Compares two JSON Schemas of the document: everything that the older one allows, the newer one must allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

#: (name of a bound, whether a greater number allows more)
BOUNDS = (
    ("minimum", False),
    ("maximum", True),
    ("minLength", False),
    ("maxLength", True),
    ("maxItems", True),
)


def narrowed(old: Node, new: Node) -> list[str]:
    """Return a sentence for each thing that a document of the old schema may say, and that the new one refuses or
    takes for something else.
    """
    return list(_compare(old, new, old["$defs"], new["$defs"], "document"))


def _resolve(node: Node, definitions: dict[str, Node]) -> Node:
    while "$ref" in node:
        node = definitions[node["$ref"].removeprefix("#/$defs/")]
    return node


def _compare(
    old: Node, new: Node, before: dict[str, Node], after: dict[str, Node], path: str
) -> Iterator[str]:
    old, new = _resolve(old, before), _resolve(new, after)
    if "discriminator" in old:
        kinds = new.get("discriminator", {}).get("mapping", {})
        for kind, ref in old["discriminator"]["mapping"].items():
            if kind not in kinds:
                yield f"{path}: the kind {kind} is gone; keep it, and draw what it drew."
            else:
                yield from _compare({"$ref": ref}, {"$ref": kinds[kind]}, before, after, f"{path}<{kind}>")
        return
    yield from _values(old, new, path)
    if "items" in old:
        yield from _compare(old["items"], new.get("items", {}), before, after, f"{path}[]")
    for pattern, member in old.get("patternProperties", {}).items():
        if pattern not in new.get("patternProperties", {}):
            yield f"{path}: ids that were allowed ({pattern}) may not be any more; allow them."
        else:
            yield from _compare(member, new["patternProperties"][pattern], before, after, f"{path}/*")
    if "properties" in old:
        yield from _fields(old, new, before, after, path)


def _values(old: Node, new: Node, path: str) -> Iterator[str]:
    if new.get("type") not in (old.get("type"), None) and (old.get("type"), new.get("type")) != (
        "integer",
        "number",
    ):
        yield f"{path}: was of type {old.get('type')}, is {new.get('type')}; add a field beside it instead."
    for name, more_is_wider in BOUNDS:
        if name in new and (
            name not in old or (new[name] < old[name] if more_is_wider else new[name] > old[name])
        ):
            yield f"{path}: {name} was {old.get(name)}, is {new[name]}; leave it, and clamp in evaluate."
    if "pattern" in new and new["pattern"] != old.get("pattern"):
        yield f"{path}: the pattern changed from {old.get('pattern')} to {new['pattern']}; keep it."
    allowed = new.get("enum", [new["const"]] if "const" in new else None)
    for value in old.get("enum", [old["const"]] if "const" in old else []):
        if allowed is not None and value not in allowed:
            yield f"{path}: {value} is no value any more; keep it, and read it as what takes its place."


def _fields(
    old: Node, new: Node, before: dict[str, Node], after: dict[str, Node], path: str
) -> Iterator[str]:
    fields = new.get("properties", {})
    for name, field in old["properties"].items():
        under = f"{path}/{name}"
        if name not in fields:
            yield f"{under}: the field is gone; keep it, or raise VERSION with an Upgrade that moves it."
            continue
        if "default" in field and _differ(field["default"], fields[name].get("default")):
            yield (
                f"{under}: the default changed, and with it every document that leaves the field out; "
                "keep it, and let the editor set another one in what it makes."
            )
        yield from _compare(field, fields[name], before, after, under)
    for name in new.get("required", []):
        if name not in old.get("required", []):
            yield f"{path}/{name}: is required now; give it a default that changes nothing."


def _differ(old: Any, new: Any) -> bool:
    """Whether two defaults differ in what both say; a part of it that is new is a field of its own."""
    if isinstance(old, dict) and isinstance(new, dict):
        return any(_differ(value, new.get(name)) for name, value in old.items())
    return bool(old != new)
