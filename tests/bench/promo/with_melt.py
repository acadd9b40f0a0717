"""The promo by MLT's melt, which Kdenlive and Shotcut render with; its words are pictures."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from editor.render.settings import RATE_FACTORS
from tests.bench.promo import film, stills

PROFILE = """description=720p30
frame_rate_num=30
frame_rate_den=1
width=1280
height=720
progressive=1
sample_aspect_num=1
sample_aspect_den=1
display_aspect_num=16
display_aspect_den=9
colorspace=709
"""
MIX = ("-mix", str(film.FADE * film.RATE), "-mixer", "luma", "-mixer", "mix:-1")
WHOLE = f"0/0:{film.WIDTH}x{film.HEIGHT}"


def make(files: dict[str, Path], out: Path) -> float:
    """Make the film; return the seconds it took."""
    program = shutil.which("melt")
    if program is None:
        raise SystemExit("This bench needs melt. On Debian: apt-get install melt")
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as name:
        place = Path(name)
        (place / "profile").write_text(PROFILE)
        command = [
            program,
            "-silent",
            "-profile",
            str(place / "profile"),
            *_score(files, place),
            *_output(out),
        ]
        began = time.perf_counter()
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
        return time.perf_counter() - began


def _score(files: dict[str, Path], place: Path) -> list[str]:
    frames = [round(seconds * film.RATE) for seconds in (film.PART + film.FADE, film.PART)]
    contrast, saturation = 1 + film.CONTRAST, (1 + film.CONTRAST) * (1 + film.SATURATION)
    return [
        *(str(files["clip0"]), f"out={frames[0] - 1}", "-attach-cut", "avfilter.eq"),
        *(f"av.contrast={contrast}", f"av.saturation={saturation}"),
        *(f"timewarp:{film.SPEED}:{files['clip1']}", "warp_pitch=1", f"out={frames[0] - 1}", *MIX),
        *(str(files["clip2"]), f"out={frames[1] - 1}", *MIX),
        *_track(film.PIP[0], [str(files["clip2"]), "audio_index=-1"], film.PIP[1]),
        *("-attach-cut", "avfilter.drawbox", "av.color=white", f"av.t={film.PIP_BORDER}"),
        *_track(film.TITLE[0], [str(stills.title(place / "title.png"))], film.TITLE[1]),
        *_track(film.LOWER[0], [str(stills.lower_third(place / "lower.png"))], film.LOWER[1]),
        *_track(0, [str(files["logo"])], film.SECONDS),
        *_track(0, [str(files["music"])], film.SECONDS),
        *("-attach-cut", "volume", f"level={_levels()}"),
        *_track(film.VOICED[0], [str(files["voice"])], film.VOICED[1]),
        *(
            part
            for track in (5, 6)
            for part in ("-transition", "mix", "a_track=0", f"b_track={track}", "always_active=1", "sum=1")
        ),
        *_over(1, _moving()),
        *_over(2, _fading()),
        *_over(3, f"{WHOLE}:100%"),
        *_over(4, "{0}/{1}:{2}x{3}:{opacity:.0f}%".format(*film.LOGO_BOX, opacity=100 * film.LOGO_OPACITY)),
    ]


def _track(start: int, producer: list[str], end: int) -> list[str]:
    blank = ["-blank", str(start * film.RATE - 1)] if start else []
    return ["-track", *blank, *producer, f"out={(end - start) * film.RATE - 1}"]


def _over(track: int, geometry: str) -> list[str]:
    last = film.SECONDS * film.RATE - 1
    return [
        *(
            "-transition",
            "composite",
            "in=0",
            f"out={last}",
            "a_track=0",
            f"b_track={track}",
            "progressive=1",
        ),
        *(f"geometry={geometry}"),
    ]


def _moving() -> str:
    size = "x".join(map(str, film.PIP_SIZE))
    return ";".join(
        f"{second * film.RATE}={x:.0f}/{y}:{size}:100%"
        for second, (x, y) in zip(film.PIP, (film.PIP_FROM, film.PIP_TO), strict=True)
    )


def _fading() -> str:
    start, end = film.TITLE
    points = ((start, 0), (start + film.FADE, 100), (end - film.FADE, 100), (end, 0))
    return ";".join(f"{second * film.RATE}={WHOLE}:{share}%" for second, share in points)


def _levels() -> str:
    """Return the music's volume in dB by frame."""
    start, end, last = (round(second * film.RATE) for second in (*film.VOICED, film.SECONDS))
    loud, low = -6, -6 - film.DUCK
    points = (
        (0, loud),
        (start - 6, loud),
        (start, low),
        (end, low),
        (end + 15, loud),
        (last - 60, loud),
        (last, -60),
    )
    return ";".join(f"{frame}={level}" for frame, level in points)


def _output(out: Path) -> list[str]:
    # Two frames are made at once; more made no difference on two processors.
    return [
        *("-consumer", f"avformat:{out}", "real_time=-2", "rescale=bilinear", "progressive=1"),
        *("vcodec=libx264", "preset=veryfast", f"crf={RATE_FACTORS['standard']}", "g=60", "threads=0"),
        *("pix_fmt=yuv420p", "acodec=aac", "ab=192k", "ar=48000", "channels=2", "movflags=+faststart"),
    ]
