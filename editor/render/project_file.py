"""A document in a file: its assets are files next to it, so that a folder is a whole project."""

from __future__ import annotations

import os.path
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from editor.render.errors import BadDocument
from editor.render.json_file import read_json
from editor.render.tracks import read_track
from editor.timeline.schema import Asset, Document
from editor.timeline.validation import InvalidDocument, load_document

#: Says what a file is: `media`'s facts as JSON. Raises an error with a sentence for what is no media.
Inspect = Callable[[Path], Mapping[str, Any]]

#: What the document may leave out of an asset, and inspection knows.
FACTS: dict[str, tuple[str, ...]] = {
    "video": ("width", "height", "duration", "has_audio"),
    "image": ("width", "height"),
    "audio": ("duration",),
    "matte": ("width", "height", "duration"),
}
#: What the file of an asset may be where that is not the asset's own kind.
FILES: dict[str, tuple[str, ...]] = {"matte": ("video", "image")}


def load(path: Path, inspect: Inspect, *, allow_missing: bool = False) -> tuple[Document, dict[str, Path]]:
    """Return the document and the file of each asset; facts that it leaves out are read from the files.

    `allow_missing`: assets without a file are left as they are, and have no source. Raises BadDocument, whose sentence
    names the path in the document.
    """
    document = _parse(path)
    folder = path.resolve().parent
    sources = {}
    for name, asset in document.assets.items():
        source = _source(folder, name, asset)
        if source.is_file():
            sources[name] = source
        elif not allow_missing:
            raise BadDocument(f"assets/{name}/source: there is no file {asset.source} next to the document.")
    complete = {
        name: _complete(name, document.assets[name], source, inspect) for name, source in sources.items()
    }
    return document.model_copy(update={"assets": document.assets | complete}), sources


def _parse(path: Path) -> Document:
    try:
        return load_document(read_json(path))
    except InvalidDocument as error:
        raise BadDocument(str(error)) from None


def _source(folder: Path, name: str, asset: Asset) -> Path:
    relative = os.path.normpath(asset.source)
    if os.path.isabs(relative) or relative.split(os.sep)[0] == os.pardir or "\0" in relative:
        raise BadDocument(f"assets/{name}/source: {asset.source} lies outside the document's own folder.")
    return folder / relative


def _complete(name: str, asset: Asset, path: Path, inspect: Inspect) -> Asset:
    """Return the asset with what it leaves out filled in; what it does say is kept."""
    if asset.kind == "track":
        table = read_track(path)
        return asset.model_copy(update={"width": table.width, "height": table.height})
    missing = [field for field in FACTS[asset.kind] if field not in asset.model_fields_set]
    if not missing:
        return asset
    facts = inspect(path)
    if facts["kind"] not in FILES.get(asset.kind, (asset.kind,)):
        article = "an" if asset.kind[0] in "ai" else "a"
        raise BadDocument(
            f"assets/{name}/kind: {asset.source} is not {article} {asset.kind} but of kind {facts['kind']}."
        )
    # A picture has no duration: 0 says that it is one.
    return asset.model_copy(update={field: facts.get(field, 0) for field in missing})
