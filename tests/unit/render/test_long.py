"""A film of an hour: what is seen and heard together stays together, to its end."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from editor.render.pipeline import render
from editor.render.plan import plan_film
from editor.render.settings import FilmSettings
from editor.render.verify import verify
from editor.timeline.time import frame_time
from media.samples import SAMPLE_RATE
from tests.unit.render.documents import FLICKS, FONTS, asset, document, video

MINUTE = 60
SIZE = (64, 36)


def write_source(path: Path, seconds: int, rate: Fraction, flashes: list[int]) -> None:
    """A black film that is white for the frames with these numbers, with a click at the start of each."""
    width, height = SIZE
    with av.open(str(path), "w") as out:
        options = {"preset": "ultrafast", "g": "250", "crf": "30"}
        picture = out.add_stream("libx264", rate=rate, options=options)
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        picture.codec_context.time_base = 1 / rate
        sound = out.add_stream("flac", rate=SAMPLE_RATE, layout="mono", format="s16")
        for number in range(int(seconds * rate)):
            planes = np.full((height * 3 // 2, width), 128, np.uint8)
            planes[:height] = 235 if number in flashes else 16
            frame = av.VideoFrame.from_ndarray(planes, "yuv420p")
            frame.pts, frame.time_base = number, 1 / rate
            out.mux(picture.encode(frame))
        out.mux(picture.encode(None))
        clicks = {round(number / rate * SAMPLE_RATE) for number in flashes}
        for first in range(0, seconds * SAMPLE_RATE, SAMPLE_RATE):
            samples = np.zeros((1, SAMPLE_RATE), np.int16)
            for click in clicks:
                if first <= click < first + SAMPLE_RATE:
                    samples[0, click - first : click - first + 8] = 20_000
            block = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            block.sample_rate, block.pts, block.time_base = SAMPLE_RATE, first, Fraction(1, SAMPLE_RATE)
            out.mux(sound.encode(block))
        out.mux(sound.encode(None))


@pytest.mark.parametrize(
    ("minutes", "rate"), [(60, Fraction(1000, 1001)), (2, Fraction(30_000, 1001))], ids=str
)
def test_a_click_each_minute_is_heard_with_its_flash_to_the_end(
    tmp_path: Path, minutes: int, rate: Fraction
) -> None:
    flashes = [int((MINUTE * minute + Fraction(1, 2)) * rate) for minute in range(minutes)]
    path = tmp_path / "source.mkv"
    write_source(path, minutes * MINUTE, rate, flashes)
    # Cut in two, off the minute, so that the second part has to be found again.
    cut = int(minutes * 25.3)
    canvas = document(
        {
            "a": video(cut),
            "b": video(minutes * MINUTE - cut, start=cut, source=cut),
        },
        {"film": asset(width=SIZE[0], height=SIZE[1], seconds=minutes * MINUTE)},
        (rate.numerator, rate.denominator),
    )
    film = tmp_path / "film.mp4"
    plan = plan_film(canvas, {"film": path}, FilmSettings(height=144, quality="draft"))
    render(plan, film, FONTS, lambda _: None)
    found = verify(film, plan)
    assert abs(found.duration - minutes * MINUTE) < 1 / rate
    seen = flash_times(film)
    heard = click_times(film)
    assert len(seen) == len(heard) == minutes
    assert max(abs(flash - click) for flash, click in zip(seen, heard, strict=True)) < 0.005
    for number, flash in zip(flashes, seen, strict=True):
        assert abs(flash - frame_time(number, canvas.canvas.frame_rate) / FLICKS) < 1 / 2 / rate


def flash_times(film: Path) -> list[float]:
    with av.open(str(film)) as container:
        return [
            float(frame.pts * frame.time_base)
            for frame in container.decode(video=0)
            if frame.pts is not None
            and frame.time_base
            and np.asarray(memoryview(frame.planes[0])[:64]).mean() > 128
        ]


def click_times(film: Path) -> list[float]:
    """Return when each click is loudest, in seconds; decoded without resampling, which for an hour is not cheap."""
    times: list[float] = []
    with av.open(str(film)) as container:
        for frame in container.decode(audio=0):
            loudness = np.abs(frame.to_ndarray()[0])
            if loudness.max() <= 0.1 or frame.pts is None or not frame.time_base:
                continue
            time = float(frame.pts * frame.time_base) + int(loudness.argmax()) / frame.sample_rate
            # A click may reach from one of the coder's frames into the next.
            if not times or time - times[-1] > 0.1:
                times.append(time)
    return times
