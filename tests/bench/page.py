"""What the editor in the browser is measured by: how soon it can be used, how soon an edit is safe, how soon the
picture of another moment is there, and what playing costs.

Waits are of the clock, of a machine without a graphics card; script is processor time, from Chromium's own trace.
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from cloudstudio.environment import CHECKOUT
from editor.timeline.time import FLICKS_PER_SECOND
from tests.bench.dragging import CATEGORIES, TRACKS, full_document, new_project, slices_of
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.pages import StudioPage
from tests.media_samples import BITS, sample, write_film
from tests.studio import RunningStudio

LOADS, EDITS, SEEKS = 5, 40, 30
SECONDS, RATE = 20, 30

#: Resolves with the milliseconds since the page was asked for, when all clips are there and the stage is drawn.
USABLE = """(clips) => new Promise((done) => {
  const look = () => {
    const drawn = document.querySelector("[data-stage] canvas")?.width > 300;
    if (drawn && document.querySelectorAll("[data-clip]").length >= clips) done(performance.now());
    else requestAnimationFrame(look);
  };
  look();
})"""
SCRIPTS = """(before) => [...document.querySelectorAll("script[src]")].map(({ src }) => src).concat(
  performance.getEntriesByType("resource").filter(({ responseEnd }) => responseEnd < before).map(({ name }) => name))"""
#: Keeps the milliseconds from each pointer that goes up to the next "Saved".
WATCH_SAVING = """() => {
  window.acknowledged = [];
  let up = null;
  addEventListener("pointerup", () => { up = performance.now(); }, true);
  const status = document.querySelector("[data-status]");
  new MutationObserver(() => {
    if (status.dataset.status !== "saved" || up === null) return;
    window.acknowledged.push(performance.now() - up);
    up = null;
  }).observe(status, { attributes: true });
}"""
#: Resolves with the milliseconds until the frame that is burnt into the stage's picture is the wanted one.
SHOWS = """([wanted, bits]) => new Promise((done, fail) => {
  const began = performance.now();
  const stage = document.querySelector("[data-stage] canvas");
  const strip = new OffscreenCanvas(stage.width, 8).getContext("2d", { willReadFrequently: true });
  const side = stage.width / (bits + 2);
  const look = () => {
    strip.drawImage(stage, 0, Math.floor(side / 4), stage.width, 1, 0, 0, stage.width, 8);
    let number = 0;
    for (let bit = 0; bit < bits; bit++) {
      const [red, green, blue] = strip.getImageData(Math.floor((bit + 1.5) * side), 4, 1, 1).data;
      if (red + green + blue > 384) number |= 1 << bit;
    }
    if (number === wanted) done(performance.now() - began);
    else if (performance.now() - began > 20000) fail(new Error(`frame ${number} instead of ${wanted}`));
    else requestAnimationFrame(look);
  };
  look();
})"""


def usable() -> dict[str, float]:
    """Return the seconds to a project of 100 clips, the script fetched until then, and an edit's way to "Saved"."""
    with _opened() as (_, page, window):
        window.upload(sample("logo.png"))
        window.wait_until_ready("logo.png")
        (asset,) = window.api("/assets")
        path = new_project(page, full_document(asset["id"], clips=100))
        loads = []
        for _ in range(LOADS):
            page.goto("about:blank")
            page.goto(path)
            loads.append(page.evaluate(USABLE, 100))
        names = {name.rsplit("/", 1)[-1] for name in page.evaluate(SCRIPTS, loads[-1])}
        scripts = [path for path in (CHECKOUT / "frontend/dist").rglob("*.js") if path.name in names]
        acknowledged = _acknowledged(page, window)
    return {
        "ui.interactive_s": statistics.median(loads) / 1000,
        "ui.js_kb_gzip": sum(len(gzip.compress(path.read_bytes(), 9)) for path in scripts) / 1024,
        "ui.op_ack_ms_p50": statistics.median(acknowledged),
        "ui.op_ack_ms_p95": _p95(acknowledged),
    }


def _acknowledged(page: Page, window: StudioPage) -> list[float]:
    window.expect_saved()
    page.evaluate(WATCH_SAVING)
    # In the uppermost row, with a gap behind it.
    clip = page.locator(f'[data-clip="c{2 * TRACKS - 1}"]')
    for number in range(EDITS):
        window.drag(clip, (-22 if number % 2 else 22, 0))
        page.wait_for_function("(count) => window.acknowledged.length >= count", arg=number + 1)
    return page.evaluate("() => window.acknowledged")


def seeking() -> dict[str, float]:
    """Return the 95th percentile of milliseconds to the right frame, in an original of long GOPs and in a proxy."""
    figures = {}
    with tempfile.TemporaryDirectory() as place, _opened() as (_, page, window):
        films: dict[str, tuple[str, dict[str, Any]]] = {
            "original": ("long.mp4", {"codec": "libx264", "options": {"preset": "veryfast", "g": "300"}}),
            "proxy": ("deep.mov", {"codec": "prores_ks", "pixels": "yuv422p10le"}),
        }
        for kind, (name, how) in films.items():
            film = Path(place) / name
            write_film(film, seconds=SECONDS, size=(1280, 720), rate=RATE, sounds=(), **how)
            window.upload(film)
            window.wait_until_ready(name)
            asset = next(asset for asset in window.api("/assets") if asset["name"] == name)
            page.goto(new_project(page, film_document([asset["id"]])))
            page.evaluate(USABLE, 1)
            figures[f"ui.seek_ms_p95.{kind}"] = _p95(_seeks(page, window))
    return figures


def _seeks(page: Page, window: StudioPage) -> list[float]:
    chosen = random.Random(7)
    waits = []
    for number in range(SEEKS + 1):
        frame = chosen.randrange(SECONDS * RATE)
        window.clock.click()
        field = page.get_by_label("Position", exact=True)
        field.fill(f"{(frame + 0.2) / RATE:.4f}")
        field.press("Enter")
        wait = page.evaluate(SHOWS, [frame, BITS])
        # The first one opens the file.
        if number:
            waits.append(wait)
    return waits


def playing() -> dict[str, float]:
    """Return the 95th percentile of milliseconds of script a shown frame: three films and five layers that stand."""
    with tempfile.TemporaryDirectory() as place, _opened() as (browser, page, window):
        film = Path(place) / "long.mp4"
        write_film(film, seconds=10, size=(1280, 720), rate=RATE, sounds=(), options={"preset": "veryfast"})
        window.upload(film)
        window.wait_until_ready(film.name)
        (asset,) = window.api("/assets")
        page.goto(new_project(page, film_document([asset["id"]] * 3, still=5)))
        page.evaluate(USABLE, 8)
        page.keyboard.press("Space")
        page.wait_for_timeout(1000)
        browser.start_tracing(page=page, categories=CATEGORIES)
        page.wait_for_timeout(4000)
        events = json.loads(browser.stop_tracing())["traceEvents"]
    costs = frame_costs(events)
    return {"ui.play.script_ms_p50": statistics.median(costs), "ui.play.script_ms_p95": _p95(costs)}


def frame_costs(events: list[dict[str, Any]]) -> list[float]:
    """Return the milliseconds of our own work from each animation frame of the busiest thread to the next one."""
    frames = [event for event in events if event["name"] == "FireAnimationFrame"]
    thread = statistics.mode(event["tid"] for event in frames)
    starts = sorted(event["ts"] for event in frames if event["tid"] == thread)
    found = [0.0] * (len(starts) - 1)
    place = 0
    for start, milliseconds in slices_of(events, thread):
        while place < len(found) and start >= starts[place + 1]:
            place += 1
        if place < len(found) and start >= starts[0]:
            found[place] += milliseconds
    return found


def film_document(sources: list[str], still: int = 0) -> dict[str, Any]:
    """Return a document of films above each other, each smaller than the one below, and shapes over them."""
    assets, tracks, clips = {}, {}, {}
    for number, source in enumerate(sources):
        known = {"kind": "video", "width": 1280, "height": 720, "duration": SECONDS * FLICKS_PER_SECOND}
        assets[f"a{number}"] = {"source": source} | known
    length = SECONDS * FLICKS_PER_SECOND if len(sources) == 1 else 10 * FLICKS_PER_SECOND
    for number in range(len(sources) + still):
        tracks[f"t{number}"] = {"order": f"V{number}"}
        more: dict[str, Any] = {
            "kind": "shape",
            "transform": {"x": 100 * number, "y": 60, "width": 200, "height": 200},
        }
        if number < len(sources):
            size = {"width": 1920 // (number + 1), "height": 1080 // (number + 1)}
            more = {"kind": "video", "asset": f"a{number}", "transform": {"x": 0, "y": 0} | size}
        clips[f"c{number}"] = {"track": f"t{number}", "start": 0, "duration": length} | more
    return {"version": 1, "assets": assets, "tracks": tracks, "clips": clips}


@contextmanager
def _opened() -> Iterator[tuple[Browser, Page, StudioPage]]:
    """A studio of its own, a browser, and somebody who has just made a project."""
    with (
        tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place,
        RunningStudio(Path(place)) as studio,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(base_url=studio.url, viewport={"width": 1440, "height": 900})
        context.set_default_timeout(120_000)
        page = context.new_page()
        window = StudioPage(page, Path(place))
        window.sign_up("anna")
        window.new_project("Bench")
        yield browser, page, window
        browser.close()


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]
