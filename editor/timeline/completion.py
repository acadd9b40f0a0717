"""What a value leaves out, filled in by the schema. The mirror is `complete` in `schema-check.ts`.

What an older version wrote lacks the fields that came since. Each of them has a default that changes nothing, so with
the defaults filled in it is what today's version would have written, and the two can be compared.
"""

from collections.abc import Mapping
from typing import Any

Json = Any
#: A part of a JSON Schema, as pydantic writes it.
Node = Mapping[str, Any]


def complete(node: Node, value: Json, definitions: Mapping[str, Node]) -> Json:
    """Return the value with every default filled in, all the way down.

    Total: what is not of the type is left as it is, a name that the type lacks stays, and what is required and missing
    stays missing. So of two values that differ in more than defaults the results differ, too.
    """
    while "$ref" in node:
        node = definitions[node["$ref"].removeprefix("#/$defs/")]
    if isinstance(value, list) and "items" in node:
        return [complete(node["items"], item, definitions) for item in value]
    if not isinstance(value, dict):
        return value
    if "discriminator" in node:
        told_by, mapping = node["discriminator"]["propertyName"], node["discriminator"]["mapping"]
        kind = value.get(told_by)
        known = isinstance(kind, str) and kind in mapping
        return complete({"$ref": mapping[kind]}, value, definitions) if known else value
    if "patternProperties" in node:
        (member,) = node["patternProperties"].values()
        return {name: complete(member, item, definitions) for name, item in value.items()}
    whole = dict(value)
    for name, part in node.get("properties", {}).items():
        if name in value or "default" in part:
            whole[name] = complete(part, value.get(name, part.get("default")), definitions)
    return whole
