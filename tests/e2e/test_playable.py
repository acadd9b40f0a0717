"""What inspection calls playable is played by a real browser, and every proxy is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.media.conftest import settled, upload
from tests.e2e.conftest import Visit
from tests.media_samples import sample
from tests.studio import RunningStudio

ORIGINALS = ["phone.mp4", "plain.webm", "vfr.mp4", "music.flac", "photo.avif"]
PROXIES = ["hevc.mp4", "prores.mov", "late.ts", "moving.webp", "lossless.m4a", "song.mp3", "photo.heic"]
PROXIES += ["music.ogg", "drawing.svg"]

LOAD = """async ([url, kind]) => {
  const element = document.createElement(kind === "image" ? "img" : kind);
  element.preload = "auto";
  const loaded = new Promise((resolve) => {
    element.onloadeddata = element.onload = () => resolve("");
    element.onerror = () => resolve(element.error?.message || "it cannot be shown");
  });
  element.src = url;
  const error = await loaded;
  if (!error && kind === "video") {
    const sought = new Promise((resolve) => { element.onseeked = resolve; });
    element.currentTime = element.duration / 2;
    await sought;
  }
  return { error, width: element.videoWidth || element.naturalWidth || 0, duration: element.duration || 0 };
}"""


@pytest.fixture(scope="module")
def assets(studio: RunningStudio) -> dict[str, str]:
    owner = studio.sign_up("onlooker")
    return {name: upload(owner, sample(name)) for name in ORIGINALS + PROXIES}


def test_the_browser_plays_and_seeks_what_it_is_said_to_play(
    studio: RunningStudio, visit: Visit, assets: dict[str, str]
) -> None:
    owner = studio.sign_in("onlooker")
    page = visit().page
    page.context.add_cookies(
        [{"name": key, "value": value, "url": studio.url} for key, value in owner.cookies.items()]
    )
    page.goto(f"{studio.url}/healthz")
    for name, key in assets.items():
        wanted = "proxy" if name in PROXIES else "original"
        asset = settled(owner, key, *(["proxy"] if wanted == "proxy" else []), seconds=120)
        assert bool(asset["facts"]["proxy_reason"]) == (wanted == "proxy")
        seen = page.evaluate(LOAD, [asset["urls"][wanted], asset["kind"]])
        assert seen["error"] == "", name
        assert (seen["width"] > 0) == (asset["kind"] != "audio"), Path(name).suffix
        assert seen["duration"] == pytest.approx(asset["facts"]["duration_seconds"], abs=0.16), name
