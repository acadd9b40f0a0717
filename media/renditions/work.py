"""Renditions in the sandboxed child."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from cloudstudio.sandbox import Report
from media.inspection.cost import rendition_seconds
from media.inspection.facts import Facts


def run(spec: dict[str, Any], out: Path, report: Report) -> dict[str, Any]:
    """Make one rendition; the result is `{"file": name in out, "facts": {...}}`. Raises Refusal."""
    facts = Facts.model_validate(spec["facts"])
    path, rendition = Path(spec["path"]), spec["rendition"]
    report.within(rendition_seconds(rendition, facts, path.stat().st_size), "make")
    # Each loads only the libraries it needs.
    maker = import_module(f"media.renditions.{rendition}")
    name, made = maker.make(path, facts, out, report, **spec.get("options", {}))
    return {"file": name, "facts": made}
