"""What is heard in the editor is what is in the film: Chromium's mix of each scene against the film's."""

from __future__ import annotations

import base64
import json
import mimetypes
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, Playwright, Route

from editor.render.damage import Damage
from editor.render.master import Mastering, master, packed
from editor.render.mix import mix
from editor.render.sound import SoundSources
from editor.timeline.index import TimelineIndex
from editor.timeline.sound import evaluate_sound
from editor.timeline.validation import load_document
from media.inspection import inspect_file
from media.renditions.names import Retiming
from media.renditions.retimed import make
from media.samples import SAMPLE_RATE, nearest_sample
from tests.built_page import HOST, build
from tests.conformance.sounds import SOUNDS

ROOT = Path(__file__).parent
#: What was made from another source stays in step with it: by its file, as the studio's rows know it.
GUIDES = {"cleaned.mp4": "music.flac"}
#: Decibels that the difference is below the sound: 16 bits of a retimed sound are the worst of it.
QUIETER = -80


class Silent:
    """Where progress goes that nobody follows."""

    def progress(self, fraction: float, note: str = "") -> None: ...


class Answers:
    """Serves the built page, the conformance documents, and sounds retimed by the rendition's own maker."""

    def __init__(self, built: Path, made: Path) -> None:
        self.built, self.made = built, made

    def __call__(self, route: Route) -> None:
        path = self.find(route.request.url.removeprefix(HOST).lstrip("/"))
        content = path.read_bytes()
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        headers = {"content-type": kind, "accept-ranges": "bytes"}
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", route.request.headers.get("range", ""))
        if wanted is None:
            return route.fulfill(status=200, headers=headers, body=content)
        first, last = int(wanted[1]), min(int(wanted[2] or len(content)), len(content) - 1)
        headers["content-range"] = f"bytes {first}-{last}/{len(content)}"
        return route.fulfill(status=206, headers=headers, body=content[first : last + 1])

    def find(self, name: str) -> Path:
        if name.startswith("conformance/"):
            return ROOT / name.removeprefix("conformance/")
        if not name.startswith("retimed/"):
            return self.built / name
        _, speed, way, source = name.split("/")
        retiming = Retiming(int(speed), way == "back")
        folder = self.made / source
        if not (folder / retiming.file).exists():
            folder.mkdir(exist_ok=True)
            original = ROOT / "media" / source
            guide = str(ROOT / "media" / GUIDES[source]) if source in GUIDES else ""
            make(original, inspect_file(original), folder, Silent(), retiming.speed, retiming.reversed, guide)
        return folder / retiming.file


@pytest.fixture(scope="module")
def page(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The mixer alone in Chromium."""
    built = tmp_path_factory.mktemp("mixer")
    build("sound.config.ts", built)
    program = shutil.which("chromium")
    assert program, "chromium is missing: apt-get install chromium"
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    opened = browser.new_page()
    opened.route("**/*", Answers(built, tmp_path_factory.mktemp("retimed")))
    opened.goto(f"{HOST}/sound.html")
    opened.wait_for_function("() => window.mix !== undefined")
    yield opened
    browser.close()


def ours(name: str, loudness: float = 0) -> tuple[np.ndarray, Mastering]:
    """The film's mix of a scene, (2, n), and what was done to it to be so loud."""
    document = load_document(json.loads((ROOT / name / "document.json").read_text()))
    files = {asset: ROOT / name / known.source for asset, known in document.assets.items()}
    total = nearest_sample(TimelineIndex(document).duration)
    with SoundSources(document, files, Damage()) as sources:
        score = evaluate_sound(document)
        mastering = master(lambda: mix(score, total, sources.open), loudness)
        blocks = mastering.apply(mix(score, total, sources.open))
        return np.concatenate(list(blocks), axis=1), mastering


def theirs(page: Page, name: str, samples: int, mastering: Mastering) -> np.ndarray:
    """Chromium's mix of a scene, (2, n), cut off at full scale as what it is played on does."""
    wanted = [name, samples, mastering.gain, packed(mastering)]
    mixed = page.evaluate("(wanted) => window.mix(...wanted)", wanted)
    return np.clip(np.frombuffer(base64.b64decode(mixed), np.float32).reshape(-1, 2).T, -1, 1)


def decibels(samples: np.ndarray) -> float:
    return 10 * np.log10(np.mean(np.square(samples, dtype=np.float64)) + 1e-30)


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_the_browsers_mix_is_the_films(page: Page, name: str) -> None:
    film, mastering = ours(name)
    heard = theirs(page, name, film.shape[1], mastering)
    assert decibels(film) > -40
    quieter = decibels(heard - film) - decibels(film)
    print(f"sound {name} residual={quieter:.1f} dB")
    assert quieter < QUIETER
    assert film.shape[1] / SAMPLE_RATE > 2


def test_the_browsers_mix_is_as_loud_as_the_films_with_its_peaks_taken_down_as_there(page: Page) -> None:
    """So loud that the limiter has to work."""
    film, mastering = ours("sound-fades", -9)
    assert mastering.limiter is not None
    heard = theirs(page, "sound-fades", film.shape[1], mastering)
    quieter = decibels(heard - film) - decibels(film)
    print(f"sound mastered residual={quieter:.1f} dB")
    assert quieter < QUIETER
