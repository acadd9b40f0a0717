"""The fonts that tests set text in: those of the installed packages."""

from pathlib import Path

from editor.timeline.fonts import Fonts

PACKAGES = Path(__file__).parents[3] / "frontend/node_modules/@expo-google-fonts"
FONTS = Fonts(PACKAGES)
