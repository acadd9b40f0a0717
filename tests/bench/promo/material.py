"""What the promo is made of: three 1080p films with sound, a logo, music and a voice, made once on a machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw

from cloudstudio.environment import CHECKOUT
from tests.media_samples import folder

FONTS = CHECKOUT / "frontend/node_modules/@expo-google-fonts"
#: What a camera makes: something that moves, grain, and no detail as fine as a pixel, for there is a lens. In the one
#: that is graded the grain stays within what colours can be: what is cut off there is another picture, and cheaper.
SCENES = (
    "testsrc=s=1920x1080:r=30,eq=contrast=0.8:saturation=0.75",
    "testsrc2=s=1920x1080:r=30",
    "testsrc2=s=1920x1080:r=30,hflip,vflip",
)
#: Seconds of each: behind its end a clip plays on while the next one takes over, and the second runs at 1.5x.
LENGTHS = (11, 17, 10)
MUSIC, VOICE = 30, 8


def ffmpeg(*arguments: str) -> None:
    """Run Debian's ffmpeg, quiet."""
    program = shutil.which("ffmpeg")
    if program is None:
        raise SystemExit("The bench needs ffmpeg. On Debian: apt-get install ffmpeg")
    subprocess.run([program, "-v", "error", "-nostdin", "-y", *arguments], check=True)


def sources() -> dict[str, Path]:
    """Return the promo's files by the names of its assets."""
    place = folder()
    files = {
        **{f"clip{n}": place / f"promo-{seconds}s-clip{n}.mp4" for n, seconds in enumerate(LENGTHS)},
        "music": place / "promo-music.mp3",
        "voice": place / "promo-voice.mp3",
        "logo": place / "promo-logo.png",
    }
    for name, path in files.items():
        if not path.exists():
            draft = path.with_stem(f"{os.getpid()}-{path.stem}")
            _make(name, draft)
            draft.replace(path)
    return files


def _make(name: str, path: Path) -> None:
    if name == "music":
        ffmpeg("-f", "lavfi", "-i", f"sine=frequency=110:duration={MUSIC}", "-ac", "2", str(path))
    elif name == "voice":
        # Half a second of tone, a quarter of pause: as broken as speech is.
        beat = "aevalsrc=0.3*sin(2*PI*300*t)*lt(mod(t\\,0.75)\\,0.5):s=48000"
        ffmpeg("-f", "lavfi", "-i", beat, "-t", str(VOICE), "-ac", "1", str(path))
    elif name == "logo":
        logo = Image.new("RGBA", (480, 270), (0, 0, 0, 0))
        draw = ImageDraw.Draw(logo)
        draw.ellipse((120, 20, 360, 250), fill=(240, 90, 30, 255))
        draw.rectangle((200, 100, 280, 170), fill=(255, 255, 255, 255))
        logo.save(path)
    else:
        _make_film(int(name.removeprefix("clip")), path)


def _make_film(number: int, path: Path) -> None:
    pictures = f"{SCENES[number]},noise=alls=12:allf=t,gblur=sigma=0.8,format=yuv420p"
    tone = f"sine=frequency={220 * (number + 1)}:sample_rate=48000"
    ffmpeg(
        *("-f", "lavfi", "-i", pictures, "-f", "lavfi", "-i", tone, "-t", str(LENGTHS[number])),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", "60"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
        *("-c:a", "aac", "-ac", "2", str(path)),
    )
