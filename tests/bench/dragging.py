"""What a drag on a full timeline costs: 500 clips on 12 tracks, a clip in the hand, then all of them, then a zoom.

Counted are script, style and layout of the page's main thread in processor time, frame by frame, from Chromium's own
trace: nobody else's work, and nothing of how the picture is put together without a graphics card.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from editor.timeline.time import FLICKS_PER_SECOND
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.pages import StudioPage
from tests.media_samples import sample
from tests.studio import RunningStudio

TRACKS, CLIPS, STEPS = 12, 500, 60
CATEGORIES = ["devtools.timeline", "blink.user_timing", "disabled-by-default-devtools.timeline"]
#: Slices of the trace that are ours; what lies within another of them is counted once.
OURS = {
    "EventDispatch",
    "FunctionCall",
    "FireAnimationFrame",
    "FireIdleCallback",
    "TimerFire",
    "RunMicrotasks",
    "UpdateLayoutTree",
    "Layout",
    "MinorGC",
    "MajorGC",
}
MARK = "bench step"


def bench() -> dict[str, float]:
    """Return the 95th percentile of milliseconds a frame."""
    with (
        tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place,
        RunningStudio(Path(place)) as studio,
        sync_playwright() as driver,
    ):
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = _measured(chromium, studio, Path(place))
        chromium.close()
    return found


def _measured(browser: Browser, studio: RunningStudio, place: Path) -> dict[str, float]:
    context = browser.new_context(base_url=studio.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(120_000)
    page = context.new_page()
    window = StudioPage(page, place)
    window.sign_up("anna")
    window.new_project("Bench")
    window.upload(sample("logo.png"))
    window.wait_until_ready("logo.png")
    (asset,) = window.api("/assets")
    window.open(new_project(page, full_document(asset["id"])))
    page.wait_for_function(f"() => document.querySelectorAll('[data-clip]').length >= {CLIPS}")
    # In the uppermost row, which is in the window.
    clip = page.locator(f'[data-clip="c{5 * TRACKS - 1}"]')
    box = clip.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def drag() -> None:
        page.mouse.move(*middle)
        page.mouse.down()
        page.mouse.move(middle[0] + 6, middle[1])
        # What is dragged says where it is: otherwise nothing is in the hand, and nothing is measured.
        page.locator("output").wait_for()

    def step(number: int) -> None:
        page.mouse.move(middle[0] + 6 + 2 * number, middle[1] + (number % 20))

    def let_go() -> None:
        page.keyboard.press("Escape")
        page.mouse.up()

    figures = {"ui.drag500.script_ms_p95": _p95(_steps(browser, page, drag, step, let_go))}
    page.keyboard.press("Control+a")
    figures["ui.dragall500.script_ms_p95"] = _p95(_steps(browser, page, drag, step, let_go))

    page.mouse.move(*middle)
    before = clip.get_attribute("style")

    def zoom(number: int) -> None:
        page.keyboard.down("Control")
        page.mouse.wheel(0, -20 if number < 2 * STEPS / 3 else 20)
        page.keyboard.up("Control")

    figures["ui.zoom500.script_ms_p95"] = _p95(_steps(browser, page, lambda: None, zoom, lambda: None))
    assert clip.get_attribute("style") != before
    context.close()
    return figures


def new_project(page: Page, document: dict[str, Any]) -> str:
    """Make a project of a document for whoever is signed in; returns its path."""
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    made = page.context.request.post(
        "/api/projects",
        data={"name": "Full", "document": document},
        headers={"X-CSRFToken": token, "Referer": page.url},
    )
    assert made.ok, made.text()
    return f"/projects/{made.json()['id']}"


def full_document(asset: str, clips: int = CLIPS) -> dict[str, Any]:
    """Return a document of pictures, texts and shapes, in turn, evenly over all tracks."""
    second = FLICKS_PER_SECOND
    tracks = {f"t{number}": {"order": f"V{number:02d}"} for number in range(TRACKS)}
    made: dict[str, Any] = {}
    for number in range(clips):
        track, place = number % TRACKS, number // TRACKS
        clip = {"track": f"t{track}", "start": place * 3 * second, "duration": 2 * second}
        kind = ("image", "text", "shape")[number % 3]
        more = {"image": {"asset": "a"}, "text": {"text": f"Text {number}"}, "shape": {}}[kind]
        made[f"c{number}"] = clip | more | {"kind": kind}
    assets = {"a": {"source": asset, "kind": "image", "width": 640, "height": 360, "name": "logo.png"}}
    return {"version": 1, "assets": assets, "tracks": tracks, "clips": made}


def _steps(
    browser: Browser,
    page: Page,
    begin: Callable[[], None],
    step: Callable[[int], None],
    end: Callable[[], None],
) -> list[float]:
    """Return the milliseconds of each step: one move of the hand and the frame that shows it."""
    rest = "() => new Promise(rest => requestAnimationFrame(() => requestAnimationFrame(rest)))"
    begin()
    page.evaluate(rest)
    browser.start_tracing(page=page, categories=CATEGORIES)
    for number in range(STEPS):
        page.evaluate(f"() => performance.mark('{MARK}')")
        step(number)
        page.evaluate(rest)
    page.evaluate(f"() => performance.mark('{MARK}')")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    end()
    page.evaluate(rest)
    return costs(events)


def costs(events: list[dict[str, Any]]) -> list[float]:
    """Return the milliseconds of processor time between each two marks, of the thread that set them."""
    marks = sorted((event["ts"], event["tid"]) for event in events if event["name"] == MARK)
    assert len(marks) == STEPS + 1, len(marks)
    thread = marks[0][1]
    found = [0.0] * STEPS
    place = 0
    for start, milliseconds in slices_of(events, thread):
        while place < STEPS and start >= marks[place + 1][0]:
            place += 1
        if place < STEPS and start >= marks[place][0]:
            found[place] += milliseconds
    return found


def slices_of(events: list[dict[str, Any]], thread: int) -> Iterator[tuple[float, float]]:
    """Yield each slice of ours that lies in no other: when it began (microseconds), its processor time (ms)."""
    slices = sorted(
        (event for event in events if event["name"] in OURS and event["tid"] == thread and "tdur" in event),
        key=lambda event: (event["ts"], -event["dur"]),
    )
    counted_to = 0.0
    for event in slices:
        if event["ts"] >= counted_to:
            yield event["ts"], event["tdur"] / 1000
            counted_to = event["ts"] + event["dur"]


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]
