"""`python -m tests.parity [SCENE ...]`: draw the scenes three times, print how alike they are, hold them to the bars.

The pictures (stage, server, film, and the first two's difference) are kept in `test-results/parity/`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, RESULTS
from tests.parity.drawing import Drawings, Parity, compare, difference
from tests.parity.hidden import HIDDEN
from tests.parity.scenes import SCENES as OTHERS
from tests.stage_page import StagePage

SCENES = OTHERS | HIDDEN
FRAME, SOFT_FRAME, TILE, FILM = 0.998, 0.995, 0.98, 0.98


def main(wanted: list[str]) -> int:
    """Return 1 when a scene is below a bar."""
    kept = RESULTS / "parity"
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    found: dict[str, Parity] = {}
    with tempfile.TemporaryDirectory(prefix="cloudstudio-parity-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with StagePage(browser, {"scenes": Path(folder) / "scenes"}) as stage:
            drawings = Drawings(Path(folder), stage)
            for name in wanted or SCENES:
                pictures = drawings.draw(name, SCENES[name])
                found[name] = compare(*pictures)
                one = found[name]
                print(
                    f"parity {name} frame={one.frame:.5f} tile={one.tile:.4f} film={one.film:.4f}", flush=True
                )
                shown, drawn, film = pictures
                sheet = np.block([[[shown], [drawn]], [[film], [difference(shown, drawn)]]])
                Image.fromarray(sheet).save(kept / f"{name}.png")
        browser.close()
    for part in ("frame", "tile", "film"):
        worst = min(found, key=lambda name: getattr(found[name], part))
        print(f"parity.min_{part} {getattr(found[worst], part):.5f} ({worst})")
    low = [name for name, one in found.items() if is_low(name, one)]
    print(f"parity.scenes {len(found)}, below a bar: {', '.join(low) or 'none'}")
    return 1 if low else 0


def is_low(name: str, parity: Parity) -> bool:
    """Whether a scene misses a bar; blur and noise are given more room."""
    bar = SOFT_FRAME if SCENES[name].is_soft else FRAME
    return parity.frame < bar or parity.tile < TILE or parity.film < FILM


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
