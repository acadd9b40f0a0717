"""The tables of a document's tracks, from their files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from editor.render.errors import BadDocument
from editor.render.json_file import read_json
from editor.timeline.schema import Document
from editor.timeline.tables import InvalidTable, Table, Tables, read_table


def read_track(path: Path) -> Table:
    """Return the table that the file of a track holds. Raises BadDocument."""
    try:
        return read_table(read_json(path))
    except InvalidTable as error:
        raise BadDocument(f"{path.name}: {error}") from None


def load_tables(document: Document, sources: Mapping[str, Path]) -> Tables:
    """Return the tables of the tracks that have a file, by asset. Raises BadDocument."""
    return {
        name: read_track(sources[name])
        for name, asset in document.assets.items()
        if asset.kind == "track" and name in sources
    }
