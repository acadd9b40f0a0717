"""How what an older version wrote is brought up to date: documents, and the operations that change them.

A field that is new needs nothing of this: it has a default that changes nothing, and what lacks it is completed (see
`completion.py`). A version is for what means something else than before: a path that was renamed, a unit that was
changed. Nothing in an operation says which of two meanings it has, so whoever keeps one keeps the version beside it
that it was written in. The mirror is `upgrades.ts`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from editor.timeline.schema import VERSION

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The way from one version to the next.

    Both functions must agree: an upgraded operation makes of an upgraded document what the upgrade makes of the
    changed one. Defaults may be missing from what they are given, and an operation may name what does not exist.
    """

    document: Callable[[JsonObject], JsonObject]
    #: From one “set” or “remove” (with the whole clips in its `value` and `expect`) to those that come to the same.
    primitive: Callable[[JsonObject], Sequence[JsonObject]]


#: version -> the way from it to the next. Version 1 is the first. A test holds that none is missing.
UPGRADES: dict[int, Upgrade] = {}


def upgrade_document(data: JsonObject, upgrades: Mapping[int, Upgrade] = UPGRADES) -> JsonObject:
    """Return a document (parsed JSON) in the present version; without a version of its own it has that already."""
    version = data.get("version", VERSION)
    while isinstance(version, int) and version in upgrades:
        data = upgrades[version].document(data)
        version = data["version"]
    return data


def upgrade_operation(
    operation: JsonObject, version: int, upgrades: Mapping[int, Upgrade] = UPGRADES
) -> JsonObject:
    """Return an operation that was written in `version` as the present version says it."""
    while version in upgrades:
        upgrade = upgrades[version].primitive
        primitives = operation["operations"] if operation["type"] == "batch" else [operation]
        upgraded = [new for old in primitives for new in upgrade(old)]
        if operation["type"] == "batch" or len(upgraded) != 1:
            operation = {"type": "batch", "operations": upgraded}
        else:
            operation = upgraded[0]
        version += 1
    return operation
