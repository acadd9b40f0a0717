"""`export.promo.vs_ffmpeg`: our export of a small promotion film over a hand-written ffmpeg command of the same.

30 s of 720p30: three 1080p clips one after the other, a picture-in-picture, a title, a logo at 70 %, music under the
clips' own sound. Both sides decode the same files, scale bilinearly and encode with x264 veryfast at the same quality,
keyframe distance and number of threads. What is measured is the wall time of the whole: for ours, from the call of the
service that an export's job makes to its end, the sandboxed child's start and the final check of the film included.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from cloudstudio.environment import CHECKOUT
from cloudstudio.sandbox import run
from editor.render.settings import RATE_FACTORS, FilmSettings
from editor.render.verify import measure
from editor.render.work import film_work
from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.media_samples import folder

FLICKS = 705_600_000
SECONDS, PART = 30, 10
FONTS = CHECKOUT / "frontend/node_modules/@expo-google-fonts"
TITLE = "A small promotion film"
#: What a camera makes: something that moves, grain, and no detail as fine as a pixel, for there is a lens.
SCENES = ("testsrc=s=1920x1080:r=30", "testsrc2=s=1920x1080:r=30", "testsrc2=s=1920x1080:r=30,hflip,vflip")


def ffmpeg(*arguments: str) -> None:
    """Run Debian's ffmpeg, quiet."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise SystemExit("The bench needs ffmpeg. On Debian: apt-get install ffmpeg")
    subprocess.run([program, "-v", "error", "-nostdin", "-y", *arguments], check=True)


def sources() -> dict[str, Path]:
    """Return the promo's files, made once on a machine."""
    place = folder()
    files = {"logo": place / "promo-logo.png", "music": place / "promo-music.mp3"}
    for number, scene in enumerate(SCENES):
        path = files[f"clip{number}"] = place / f"promo-clip{number}.mp4"
        if not path.exists():
            draft = place / f"{os.getpid()}-promo.mp4"
            tone = f"sine=frequency={220 * (number + 1)}:sample_rate=48000"
            ffmpeg(
                *(
                    "-f",
                    "lavfi",
                    "-i",
                    f"{scene},noise=alls=12:allf=t,gblur=sigma=0.8,format=yuv420p",
                    "-f",
                    "lavfi",
                    "-i",
                    tone,
                ),
                *("-t", str(PART), "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", "60"),
                *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
                *("-c:a", "aac", "-ac", "2", str(draft)),
            )
            draft.replace(path)
    if not files["music"].exists():
        ffmpeg("-f", "lavfi", "-i", f"sine=frequency=110:duration={SECONDS}", "-ac", "2", str(files["music"]))
    if not files["logo"].exists():
        logo = Image.new("RGBA", (480, 270), (0, 0, 0, 0))
        draw = ImageDraw.Draw(logo)
        draw.ellipse((120, 20, 360, 250), fill=(240, 90, 30, 255))
        draw.rectangle((200, 100, 280, 170), fill=(255, 255, 255, 255))
        logo.save(files["logo"])
    return files


def document() -> Document:
    """Return the promo as a document: canvas units are 1.5 to a pixel."""
    film = {"kind": "video", "width": 1920, "height": 1080, "duration": PART * FLICKS, "has_audio": True}
    clips: dict[str, Any] = {
        f"c{number}": {
            "kind": "video", "track": "v1", "asset": f"clip{number}", "start": number * PART * FLICKS,
            "duration": PART * FLICKS,
        }
        for number in range(len(SCENES))
    }  # fmt: skip
    clips["pip"] = {
        "kind": "video", "track": "v2", "asset": "clip1", "start": 2 * FLICKS, "duration": 8 * FLICKS,
        "transform": {"x": 600, "y": -300, "width": 576, "height": 324}, "sound": {"muted": True},
    }  # fmt: skip
    clips["title"] = {
        "kind": "text", "track": "v3", "start": 0, "duration": 12 * FLICKS, "text": TITLE,
        "style": {"family": "Inter", "weight": 700, "size": 96}, "transform": {"y": 380, "width": 1800, "height": 200},
    }  # fmt: skip
    clips["logo"] = {
        "kind": "image", "track": "v3", "asset": "logo", "start": 0, "duration": SECONDS * FLICKS,
        "transform": {"x": -720, "y": -405, "width": 360, "height": 204}, "appearance": {"opacity": 0.7},
    }  # fmt: skip
    clips["music"] = {
        "kind": "audio", "track": "a1", "asset": "music", "start": 0, "duration": SECONDS * FLICKS,
        "sound": {"volume": 0.3, "fade_out": 2 * FLICKS},
    }  # fmt: skip
    assets: dict[str, Any] = {
        f"clip{number}": film | {"source": f"{number}"} for number in range(len(SCENES))
    }
    assets["logo"] = {"source": "l", "kind": "image", "width": 480, "height": 270}
    assets["music"] = {"source": "m", "kind": "audio", "duration": SECONDS * FLICKS, "has_audio": True}
    tracks = {"v1": {"order": "A"}, "v2": {"order": "B"}, "v3": {"order": "C"}, "a1": {"order": "D"}}
    return load_document({"version": 1, "assets": assets, "tracks": tracks, "clips": clips})


def ours(files: dict[str, Path], out: Path) -> float:
    """Make the film as an export's job does; return the seconds it took."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        run(film_work(document(), files, FilmSettings(height=720), FONTS), Path(place))
        took = time.perf_counter() - began
        shutil.copyfile(Path(place) / "film.mp4", out)
    return took


def theirs(files: dict[str, Path], out: Path) -> float:
    """Make the same film by one ffmpeg command; return the seconds it took."""
    font = FONTS / "inter/700Bold/Inter_700Bold.ttf"
    graph = ";".join(
        [
            *(f"[{n}:v]scale=1280:720:flags=bilinear,setsar=1[v{n}]" for n in range(3)),
            "[v0][0:a][v1][1:a][v2][2:a]concat=n=3:v=1:a=1[film][speech]",
            "[3:v]scale=384:216:flags=bilinear,setpts=PTS+2/TB[pip]",
            "[film][pip]overlay=x=848:y=52:enable='between(t,2,9.999)':eof_action=pass[with_pip]",
            "[4:v]scale=240:136:flags=bilinear,format=yuva420p,colorchannelmixer=aa=0.7[logo]",
            "[with_pip][logo]overlay=x=40:y=22[with_logo]",
            f"[with_logo]drawtext=fontfile={font}:text='{TITLE}':fontsize=64:fontcolor=white"
            ":x=(w-text_w)/2:y=619-text_h/2:enable='lt(t,12)'[picture]",
            "[5:a]aresample=48000,volume=0.3,afade=t=out:st=28:d=2[music]",
            "[speech][music]amix=inputs=2:normalize=0:duration=first[sound]",
        ]
    )
    began = time.perf_counter()
    ffmpeg(
        *(part for n in range(3) for part in ("-i", str(files[f"clip{n}"]))),
        *("-t", "8", "-i", str(files["clip1"]), "-i", str(files["logo"]), "-i", str(files["music"])),
        *("-filter_complex", graph, "-map", "[picture]", "-map", "[sound]", "-r", "30", "-t", str(SECONDS)),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", str(RATE_FACTORS["standard"]), "-g", "60"),
        *("-threads", str(os.cpu_count()), "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "192k"),
        *("-movflags", "+faststart", str(out)),
    )
    return time.perf_counter() - began


def bench(pairs: int = 3) -> dict[str, float]:
    """Return the median of the ratios of pairs run one after the other, and both medians in seconds."""
    files = sources()
    taken: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        mine, other = Path(place) / "ours.mp4", Path(place) / "theirs.mp4"
        ours(files, mine)  # the kernels are compiled once on a machine
        for turn in range(pairs):
            # Who goes first changes, so that a machine that slows down is unfair to neither.
            if turn % 2:
                second = theirs(files, other)
                taken.append((ours(files, mine), second))
            else:
                taken.append((ours(files, mine), theirs(files, other)))
        sizes = measure(mine), measure(other)
    if sizes[0].frames != sizes[1].frames:
        raise SystemExit(f"The films differ: {sizes[0].frames} and {sizes[1].frames} frames.")
    return {
        "export.promo.vs_ffmpeg": statistics.median(mine / other for mine, other in taken),
        "export.promo.seconds": statistics.median(mine for mine, _ in taken),
        "export.promo.ffmpeg_seconds": statistics.median(other for _, other in taken),
        "export.promo.size_over_ffmpeg": sizes[0].size / sizes[1].size,
    }
