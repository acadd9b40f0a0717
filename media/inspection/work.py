"""Inspection in the sandboxed child."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cloudstudio.sandbox import Report
from media.inspection.cost import OPENING, reading_seconds
from media.inspection.facts import Facts
from media.inspection.signatures import recognise


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Inspect the file `spec["path"]`; the result is `Facts` as JSON."""
    return inspect(Path(spec["path"]), report).model_dump(mode="json")


def inspect(path: Path, report: Report) -> Facts:
    """Return the facts of a file. Raises Refusal. Loads only the library that the content asks for."""
    found, size = recognise(path), path.stat().st_size
    if found.reader == "container":
        from media.inspection.containers import inspect_container

        report.within(reading_seconds(size), "read")
        return inspect_container(path, found, report)
    from media.inspection.stills import inspect_picture

    report.within(OPENING, "read" if found.reader != "vector" else "draw")
    return inspect_picture(path, found, report)
