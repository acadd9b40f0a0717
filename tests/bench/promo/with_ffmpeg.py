"""The promo by one ffmpeg command, as somebody writes it who knows ffmpeg well and wants it fast.

Everything stays in YUV 4:2:0; pictures are scaled before anything is done to them, and frames that the faster clip
drops are dropped before they are scaled. It cannot place the picture-in-picture between pixels.
"""

from __future__ import annotations

import time
from pathlib import Path

from editor.render.settings import RATE_FACTORS
from tests.bench.promo import film
from tests.bench.promo.material import FONTS, ffmpeg

FONT = FONTS / "inter/700Bold/Inter_700Bold.ttf"
#: What of full volume is left while the voice speaks.
LOW = 10 ** (-film.DUCK / 20)


def graph() -> str:
    """Return the filter graph: inputs 0 to 2 are the films, 3 the picture-in-picture, 4 logo, 5 music, 6 voice."""
    scale = f"scale={film.WIDTH}:{film.HEIGHT}:flags=bilinear,setsar=1,settb=1/{film.RATE}"
    contrast, saturation = 1 + film.CONTRAST, (1 + film.CONTRAST) * (1 + film.SATURATION)
    # eq turns luma about 127.5; the middle of limited range is 125.5.
    brightness = (contrast - 1) * 2 / 255
    left, top, width, height = film.LOWER_BOX
    return ";".join(
        [
            f"[0:v]{scale},eq=contrast={contrast}:saturation={saturation}:brightness={brightness:.5f}[v0]",
            f"[1:v]setpts=PTS/{film.SPEED},fps={film.RATE}:round=up,trim=duration={film.PART + film.FADE},{scale}[v1]",
            f"[2:v]{scale}[v2]",
            f"[v0][v1]xfade=transition=fade:duration={film.FADE}:offset={film.PART}[v01]",
            f"[v01][v2]xfade=transition=fade:duration={film.FADE}:offset={2 * film.PART}[film]",
            _picture_in_picture(),
            "[4:v]scale={2}:{3}:flags=bilinear,format=yuva420p,colorchannelmixer=aa={opacity}[logo]".format(
                *film.LOGO_BOX, opacity=film.LOGO_OPACITY
            ),
            # drawbox would do, but it blends the chroma of what is transparent twice.
            f"color=black@{film.LOWER_OPACITY}:s={width}x{height}:r={film.RATE}:d={film.LOWER[1] - film.LOWER[0]}"
            f",format=yuva420p,setpts=PTS+{film.LOWER[0]}/TB[bar]",
            f"[with_pip]drawtext=fontfile={FONT}:text='{film.TITLE_WORDS}':fontsize={film.TITLE_SIZE / 1.5:g}"
            f":fontcolor=white:x=(w-text_w)/2:y=619-text_h/2:alpha='{_title_alpha()}':enable='lt(t,{film.TITLE[1]})'"
            f"[with_title];[with_title][bar]overlay=x={left}:y={top}:enable='{_lower_time()}':eof_action=pass"
            f",drawtext=fontfile={FONT}:text='{film.LOWER_WORDS}':fontsize={film.LOWER_SIZE / 1.5:g}:fontcolor=white"
            f":x={left + width / 2:g}-text_w/2:y={top + height / 2:g}-ascent+11:enable='{_lower_time()}'[with_text]",
            "[with_text][logo]overlay=x={}:y={}[picture]".format(*film.LOGO_BOX),
            *_sound(),
        ]
    )


def _lower_time() -> str:
    return "between(t,{},{}-0.001)".format(*film.LOWER)


def _title_alpha() -> str:
    return f"min(min(t/{film.FADE},1),({film.TITLE[1]}-t)/{film.FADE})"


def _picture_in_picture() -> str:
    start, end = film.PIP
    share = f"(t-{start})/{end - start}"
    x, y = (
        f"{first}+({last - first:.4f})*{share}"
        for first, last in zip(film.PIP_FROM, film.PIP_TO, strict=True)
    )
    width, height = film.PIP_SIZE
    return (
        f"[3:v]scale={width}:{height}:flags=bilinear,drawbox=0:0:iw:ih:color=white:t={film.PIP_BORDER}"
        f",setpts=PTS+{start}/TB[pip];[film][pip]overlay=x='{x}':y='{y}'"
        f":enable='between(t,{start},{end}-0.001)':eof_action=pass[with_pip]"
    )


def _sound() -> list[str]:
    start, end = film.VOICED
    duck = (
        f"if(lt(t,{start}),1-{1 - LOW:.4f}*max(0,(t-{start}+0.2)/0.2)"
        f",if(lt(t,{end}),{LOW:.4f},min(1,{LOW:.4f}+{1 - LOW:.4f}*(t-{end})/0.5)))"
    )
    return [
        f"[1:a]atempo={film.SPEED},atrim=duration={film.PART + film.FADE}[a1]",
        f"[0:a][a1]acrossfade=d={film.FADE}:c1=tri:c2=tri[a01]",
        f"[a01][2:a]acrossfade=d={film.FADE}:c1=tri:c2=tri[speech]",
        f"[5:a]aresample=48000,volume='{film.MUSIC_VOLUME}*{duck}':eval=frame"
        f",afade=t=out:st={film.SECONDS - 2}:d=2[music]",
        f"[6:a]aresample=48000,adelay={1000 * start}:all=1,aformat=channel_layouts=stereo[voice]",
        "[speech][music][voice]amix=inputs=3:normalize=0:duration=first[sound]",
    ]


def make(files: dict[str, Path], out: Path) -> float:
    """Make the film; return the seconds it took."""
    inputs = [files["clip0"], files["clip1"], files["clip2"], files["clip2"], files["logo"], files["music"]]
    length = film.PIP[1] - film.PIP[0]
    began = time.perf_counter()
    ffmpeg(
        *(
            part
            for n, path in enumerate(inputs)
            for part in (*(("-t", str(length)) if n == 3 else ()), "-i", str(path))
        ),
        *("-i", str(files["voice"]), "-filter_complex", graph(), "-map", "[picture]", "-map", "[sound]"),
        *("-r", str(film.RATE), "-t", str(film.SECONDS), "-c:v", "libx264", "-preset", "veryfast"),
        # 0: as many threads as x264 thinks best, on both sides.
        *("-crf", str(RATE_FACTORS["standard"]), "-g", "60", "-threads", "0", "-pix_fmt", "yuv420p"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
        *("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", str(out)),
    )
    return time.perf_counter() - began
