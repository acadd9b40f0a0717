"""What a backup says of itself: how its rows are to be understood, and what must be there for it to be whole."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from cloudstudio.backup.errors import NoBackup
from cloudstudio.backup.rows import Migrations, Table

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """made: the moment that the rows are of (ISO 8601). tables: by the model's name. blobs: size in bytes by key.

    lost: keys that rows named although their bytes were gone or damaged when the backup was made.
    """

    made: str
    migrations: Migrations
    tables: dict[str, Table]
    blobs: dict[str, int]
    lost: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps({"format": FORMAT} | asdict(self), indent=1)


def parse_manifest(text: bytes) -> Manifest:
    """Return the manifest that a text is. Raises NoBackup with a sentence."""
    try:
        data: dict[str, Any] = json.loads(text)
        if data.pop("format") != FORMAT:
            raise NoBackup("The backup was made by a newer CloudStudio; restore it with that one.")
        data["tables"] = {name: Table(**table) for name, table in data["tables"].items()}
        data["migrations"] = [(app, name) for app, name in data["migrations"]]
        return Manifest(**data)
    except (ValueError, KeyError, TypeError) as error:
        raise NoBackup(f"The backup's {NAME} cannot be read: {error}.") from error
