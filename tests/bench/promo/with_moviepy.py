"""A stretch of the promo by moviepy: from the graded film to the faster one, with all that lies over them.

Run in a process of its own, as a script is; its words are pictures, for its own text is no faster.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from cloudstudio.environment import CHECKOUT
from editor.render.settings import RATE_FACTORS
from tests.bench.promo import film, stills

#: Seconds of the film.
START, LENGTH = 8.5, 3


def make(files: dict[str, Path], out: Path) -> float:
    """Make the stretch; return the seconds from the first clip's opening to the end."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise SystemExit("The bench needs ffmpeg. On Debian: apt-get install ffmpeg")
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        task = {"files": {name: str(path) for name, path in files.items()}, "out": str(out), "place": place}
        answer = subprocess.run(
            [sys.executable, "-m", "tests.bench.promo.with_moviepy", json.dumps(task)],
            env=os.environ | {"FFMPEG_BINARY": program},
            cwd=CHECKOUT,
            check=True,
            capture_output=True,
            text=True,
        )
    return float(answer.stdout.split()[-1])


def _script(files: dict[str, str], out: str, place: Path) -> float:
    from moviepy import CompositeVideoClip, ImageClip, VideoFileClip, vfx

    title = str(stills.title(place / "title.png"))
    began = time.perf_counter()
    size = film.WIDTH, film.HEIGHT
    first = VideoFileClip(files["clip0"], audio=False, target_resolution=size)
    first = first.image_transform(_graded)
    second = VideoFileClip(files["clip1"], audio=False, target_resolution=size).with_effects(
        [vfx.MultiplySpeed(film.SPEED), vfx.CrossFadeIn(film.FADE)]
    )
    start, end = film.PIP
    small = VideoFileClip(files["clip2"], audio=False, target_resolution=film.PIP_SIZE).subclipped(
        0, end - start
    )
    line = film.PIP_BORDER
    small = small.cropped(line, line, film.PIP_SIZE[0] - line, film.PIP_SIZE[1] - line)
    small = small.with_effects([vfx.Margin(line, color=(255, 255, 255))]).with_position(_moving)
    left, top, width, height = film.LOGO_BOX
    logo = ImageClip(files["logo"]).resized((width, height)).with_opacity(film.LOGO_OPACITY)
    words = ImageClip(title).with_duration(film.TITLE[1]).with_effects([vfx.CrossFadeOut(film.FADE)])
    whole = CompositeVideoClip(
        [
            first.with_end(film.PART + film.FADE),
            second.with_start(film.PART),
            small.with_start(start),
            words,
            logo.with_duration(film.SECONDS).with_position((left, top)),
        ],
        size=size,
    ).with_duration(film.PART + film.FADE + 1)
    whole.subclipped(START, START + LENGTH).write_videofile(
        out,
        fps=film.RATE,
        preset="veryfast",
        ffmpeg_params=["-crf", str(RATE_FACTORS["standard"]), "-g", "60"],
        audio=False,
        logger=None,
        pixel_format="yuv420p",
    )
    return time.perf_counter() - began


def _graded(frame: Any) -> Any:
    import numpy as np

    pixels = (1 + film.CONTRAST) * (frame.astype(np.float32) - 127.5) + 127.5
    grey = (pixels @ np.array([0.2126, 0.7152, 0.0722], np.float32))[..., None]
    return np.clip(grey + (1 + film.SATURATION) * (pixels - grey), 0, 255).astype(np.uint8)


def _moving(second: float) -> tuple[float, float]:
    share = second / (film.PIP[1] - film.PIP[0])
    x, y = (a + (b - a) * share for a, b in zip(film.PIP_FROM, film.PIP_TO, strict=True))
    return x, y


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    print(_script(given["files"], given["out"], Path(given["place"])))
