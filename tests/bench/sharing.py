"""What a link is measured by: how heavy its page is, what a ladder costs, how soon it plays, how soon it stops."""

from __future__ import annotations

import gzip
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from cloudstudio.environment import CHECKOUT
from media.streaming.encoding import BUFFER, ENCODER
from media.streaming.rungs import rungs_of
from tests.api.test_exports import document, upload
from tests.media_samples import sample
from tests.studio import Person, RunningStudio

DIST = CHECKOUT / "frontend" / "dist"
SECONDS, LINES = 12, 1080
#: A film as exports are: moving, with the grain of a camera.
FILM = " ".join(
    [
        f"ffmpeg -v error -f lavfi -i testsrc2=size=1920x1080:rate=30:duration={SECONDS}",
        f"-f lavfi -i sine=duration={SECONDS} -vf noise=alls=8:allf=t",
        "-c:v libx264 -preset veryfast -crf 21 -g 60 -pix_fmt yuv420p -c:a aac",
    ]
)
LADDER = """
import sys
from pathlib import Path
from cloudstudio.sandbox import Report
from media.streaming.work import run
film, out, keep = map(Path, sys.argv[1:])
with open(out.parent / "said", "wb") as said:
    run({"film": str(film), "keep": str(keep)}, out, Report(said.fileno()))
"""


def watch_page() -> dict[str, float]:
    """Return the kilobytes of script of the page of a link, each file compressed as it is sent."""
    names = re.findall(r'/static/(assets/[^"]+\.js)', (DIST / "watch.html").read_text())
    weight = sum(len(gzip.compress((DIST / name).read_bytes(), 9)) for name in names)
    return {"share.watch_js_kb_gzip": weight / 1024}


def ladder() -> dict[str, float]:
    """Return the processor time of a ladder over that of ffmpeg making its rungs one after the other.

    Also of its encoded rungs alone: our own size is packaged, which ffmpeg could do as well.
    """
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        folder = Path(place)
        film = folder / "film.mp4"
        subprocess.run([*FILM.split(), str(film)], check=True)
        out, keep = folder / "out", folder / "keep"
        out.mkdir()
        keep.mkdir()
        ours = _cpu([sys.executable, "-c", LADDER, str(film), str(out), str(keep)])
        theirs = {rung.own: 0.0 for rung in rungs_of(1920, LINES)}
        for rung in rungs_of(1920, LINES):
            options = [value for name, wanted in ENCODER.items() for value in (f"-{name}", wanted)]
            bounds = ["-maxrate", str(rung.rate), "-bufsize", str(round(rung.rate * BUFFER))]
            forced = ["-force_key_frames", "expr:gte(t,n_forced*2)", "-threads", "4"]
            scaled = [] if rung.own else ["-vf", f"scale={rung.width}:{rung.height}:flags=bicubic"]
            target = str(folder / f"{rung.name}.mp4")
            command = ["ffmpeg", "-v", "error", "-y", "-i", str(film), "-an", *scaled, "-c:v", "libx264"]
            theirs[rung.own] += _cpu([*command, *options, *bounds, *forced, target])
    return {
        "share.ladder.vs_rungs": ours / sum(theirs.values()),
        "share.ladder.vs_encoded_rungs": ours / theirs[False],
    }


def _cpu(command: list[str]) -> float:
    """Return the seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=CHECKOUT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextmanager
def _shared(seconds: float, height: int) -> Iterator[tuple[RunningStudio, Person, str]]:
    """A studio with a link to a film whose ladder is made."""
    with (
        tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place,
        RunningStudio(Path(place)) as studio,
    ):
        anna = studio.sign_up("anna")
        score = document(upload(anna, sample("plain.mp4")), seconds)
        project = anna.post("/api/projects", json={"name": "Bench", "document": score}).json()["id"]
        wanted = {"project": project, "settings": {"height": height}}
        export = anna.post("/api/exports", json=wanted).json()
        token = anna.post("/api/shares", json={"export": export["id"]}).json()["token"]
        anna.finished_job(export["job"], 600)
        jobs = anna.get(f"/api/jobs?subject={export['id']}").json()
        anna.finished_job(next(job["id"] for job in jobs if job["kind"] == "ladder"), 600)
        yield studio, anna, token


def revoke() -> dict[str, float]:
    """Return the seconds from a revoke to the last byte of a film that is being sent, slowly."""
    with _shared(20, 720) as (studio, anna, token):
        began = 0.0
        with httpx.stream("GET", f"{studio.url}/files/shares/{token}", timeout=60) as answer:
            pieces: Iterator[bytes] = answer.iter_raw(16 * 1024)
            next(pieces)
            assert anna.delete(f"/api/shares/{token}").status_code == 204
            began = time.perf_counter()
            last = began
            try:
                for _ in pieces:
                    last = time.perf_counter()
                    time.sleep(0.1)  # the line of a viewer
            except httpx.HTTPError:
                pass
    return {"share.revoke_s": last - began}


FIRST_FRAME = """async address => {
    const started = performance.now();
    const frame = document.createElement("iframe");
    frame.style.cssText = "width:960px;height:600px";
    frame.src = address;
    document.body.replaceChildren(frame);
    await new Promise(done => { frame.onload = done; });
    let video;
    while (!(video = frame.contentDocument.querySelector("video"))) await new Promise(requestAnimationFrame);
    await new Promise(done => video.requestVideoFrameCallback(done));
    return performance.now() - started;
}"""


def first_frame() -> dict[str, float]:
    """Return milliseconds to the first frame in Chromium, on loopback and at 8 Mbit/s, and of jumps; warm."""
    from playwright.sync_api import sync_playwright

    figures: dict[str, float] = {}
    with _shared(20, 720) as (studio, _, token), sync_playwright() as running:
        browser = running.chromium.launch()
        tab = browser.new_page(viewport={"width": 1280, "height": 720})
        tab.goto(f"{studio.url}/api/docs")
        address = f"{studio.url}/embed/{token}"
        waits = [_wait(tab, address) for _ in range(4)][1:]
        figures["share.first_frame_ms.hls"] = sorted(waits)[1]
        tab.route("**/api/watch/**", _without_pieces)
        figures["share.first_frame_ms.mp4"] = sorted(_wait(tab, address) for _ in range(3))[1]
        tab.unroute("**/api/watch/**")
        line = tab.context.new_cdp_session(tab)
        line.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 20, "downloadThroughput": 1e6, "uploadThroughput": 1e6},
        )
        figures["share.first_frame_8mbit_ms"] = sorted(_wait(tab, address) for _ in range(3))[1]
        browser.close()
    return figures


def _wait(tab: Any, address: str) -> float:
    return float(tab.evaluate(FIRST_FRAME, address))


def _without_pieces(route: Any) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, json=answer.json() | {"stream": None})
