"""Open a project, put a moviepy effect on it, and save the outcome as an asset of the project.

    python docs/examples/moviepy_effect.py project.json

A new film, `effect.mp4`, lies next to the document afterwards, and `project-with-effect.json` knows it as the asset
`effect`. Run it from the checkout with `.venv/bin/python`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cloudstudio.environment import CHECKOUT
from editor.interchange.moviepy import ProjectClip, add_asset, vfx
from editor.render.project_file import load
from editor.render.settings import FilmSettings
from editor.timeline.fonts import Fonts
from media.inspection import inspect_file


def main(path: Path) -> None:
    """Make the project black and white, coming in from black."""
    document, sources = load(path, lambda file: inspect_file(file).model_dump(mode="json"))
    fonts = Fonts(CHECKOUT / "frontend" / "node_modules" / "@expo-google-fonts")
    project = ProjectClip(document, sources, fonts, FilmSettings(height=360))
    try:
        changed = project.with_effects([vfx.BlackAndWhite(), vfx.FadeIn(0.5)])
        document = add_asset(document, changed, path.with_name("effect.mp4"), "effect")
    finally:
        project.close()
    path.with_name(f"{path.stem}-with-effect.json").write_text(document.model_dump_json(indent=2))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
