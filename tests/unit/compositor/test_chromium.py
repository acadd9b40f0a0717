"""The kernels give the pixels that Chromium shows of a video frame."""

from __future__ import annotations

import base64
import shutil
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from playwright.sync_api import Playwright

from editor.render.picture import Planes, read_frame
from tests.media_samples import write_film

#: A software GPU, whose shaders convert a frame as every GPU does; the path without one rounds blue to 2.0 · U.
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]

DRAW = """async (film) => {
  const bytes = Uint8Array.from(atob(film), (letter) => letter.charCodeAt(0));
  const video = document.createElement("video");
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([bytes], { type: "video/mp4" }));
  await new Promise((resolve, reject) => {
    video.onseeked = resolve;
    video.onloadeddata = () => { video.currentTime = 0.001; };
    video.onerror = () => reject(new Error(video.error.message));
  });
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
  let text = "";
  for (let i = 0; i < pixels.length; i += 32768) text += String.fromCharCode(...pixels.subarray(i, i + 32768));
  return [canvas.width, canvas.height, btoa(text)];
}"""


def chromium_pixels(playwright: Playwright, film: Path) -> np.ndarray:
    """Return the first frame of a film as Chromium draws it on a canvas: RGBA."""
    program = shutil.which("chromium")
    assert program, "chromium is missing: apt-get install chromium"
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
    page = browser.new_page()
    width, height, pixels = page.evaluate(DRAW, base64.b64encode(film.read_bytes()).decode())
    browser.close()
    return np.frombuffer(base64.b64decode(pixels), np.uint8).reshape(height, width, 4)


@pytest.mark.parametrize(
    ("size", "colours"), [((640, 360), (1, 1, 1)), ((1280, 720), None), ((640, 362), (1, 1, 1))]
)
def test_a_video_frame_has_chromiums_pixels_to_one_level(
    playwright: Playwright, tmp_path: Path, size: tuple[int, int], colours: tuple[int, int, int] | None
) -> None:
    film = tmp_path / "film.mp4"
    write_film(
        film, seconds=0.1, size=size, rate=Fraction(30), colours=colours, sounds=(), options={"crf": "12"}
    )
    with av.open(str(film)) as container:
        ours = read_frame(next(container.decode(video=0)))
    assert isinstance(ours, Planes)
    difference = np.abs(ours.to_rgba()[..., :3].astype(int) - chromium_pixels(playwright, film)[..., :3])
    assert difference.max() <= 1
    assert (difference == 0).mean() >= 0.99
