"""The media of the parity scenes: each in a shape, or in colours, that somewhere is taken wrongly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
from PIL import Image

from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from media.hdr import BT2020_TO_BT709, light_to_pq
from tests import media_samples

SHARP = {"preset": "ultrafast", "crf": "12"}
BT709, BT601 = (1, 1, 1), (6, 6, 6)


def write_source(name: str, path: Path) -> None:
    """Write one of the sources below."""
    MAKERS[name](path)


def _film(**more: object) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        told = {"seconds": 2.0, "sounds": (), "container": "mp4", "options": SHARP} | more
        media_samples.write_film(path, **told)  # type: ignore[arg-type]

    return write


def _sample(name: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(media_samples.sample(name))


def _grain(path: Path) -> None:
    """A film with the grain of a camera in low light."""
    chance = np.random.default_rng(1)
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30, options=SHARP)
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p"
        stream.codec_context.color_range, stream.codec_context.colorspace = 1, 1
        for number in range(45):
            picture = media_samples.picture(number, 1280, 720).astype(np.float32)
            picture += chance.normal(0, 9, picture.shape)
            frame = av.VideoFrame.from_ndarray(np.clip(picture, 0, 255).astype(np.uint8), "rgb24")
            out.mux(stream.encode(frame.reformat(format="yuv420p", dst_colorspace="ITU709")))
        out.mux(stream.encode(None))


def _hdr(path: Path) -> None:
    """HDR10 as a phone films: paper at 203 cd/m², a lamp at 800, BT.2020 and PQ in ten bits."""
    params = "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx265", rate=30, options={**SHARP, "x265-params": params})
        stream.width, stream.height, stream.pix_fmt = 1280, 720, "yuv420p10le"
        context = stream.codec_context
        context.color_primaries, context.color_trc, context.colorspace, context.color_range = 9, 16, 9, 1
        for number in range(20):
            coded = media_samples.picture(number, 1280, 720) / 255.0
            light = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4) * 203
            light[(coded @ [1, 1, 0] > 1.7) & (coded[..., 2] < 0.3)] *= 4
            code = light_to_pq(light @ np.linalg.inv(BT2020_TO_BT709).T)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(_planes_2020(code), "yuv420p10le")))
        out.mux(stream.encode(None))


def _planes_2020(code: np.ndarray) -> np.ndarray:
    """Return R'G'B' of 0 to 1 as BT.2020 limited YUV 4:2:0 in ten bits, the planes below each other."""
    luma = code @ [0.2627, 0.6780, 0.0593]
    height, width = luma.shape
    chroma = [(code[..., 2] - luma) / 1.8814, (code[..., 0] - luma) / 1.4746]
    boxes = [plane.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3)) for plane in chroma]
    planes = [64 + 876 * luma, *(512 + 896 * box for box in boxes)]
    samples = np.concatenate([plane.ravel() for plane in planes])
    return np.rint(samples).astype(np.uint16).reshape(height * 3 // 2, width)


def _green_screen(path: Path) -> None:
    """Somebody in front of a green wall that is not evenly lit, soft at the edges."""
    y, x = np.mgrid[0:540, 0:960]
    wall = np.stack([0.04 * x, 140 + 0.05 * x, 50 + 0.03 * y], -1)
    body = np.stack([200 - 0.1 * y, 120 + 0.05 * x, 90 + 0.1 * y], -1)
    inside = np.clip((200 - np.hypot(x - 480, (y - 320) * 0.8)) / 4, 0, 1)[..., None]
    Image.fromarray(np.clip(wall * (1 - inside) + body * inside, 0, 255).astype(np.uint8)).save(path)


def _matte(path: Path) -> None:
    """What stays of the photo: a soft-edged blob with a bite, half as large as it is."""
    y, x = np.mgrid[0:533, 0:800]
    blob = np.clip((230 - np.hypot(x - 390, (y - 270) * 1.1)) / 12, 0, 1)
    bite = np.clip((np.hypot(x - 560, y - 150) - 90) / 3, 0, 1)
    Image.fromarray(np.rint(255 * blob * bite).astype(np.uint8)).save(path)


def _matte_film(path: Path) -> None:
    """What stays of the film: a disc that goes from the left to the right."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30, options={"preset": "fast", "crf": "4", "bf": "0"})
        stream.width, stream.height, stream.pix_fmt = 960, 540, "yuv420p"
        stream.codec_context.color_range, stream.codec_context.colorspace = 1, 1
        y, x = np.mgrid[0:540, 0:960]
        for number in range(60):
            disc = np.clip((200 - np.hypot(x - 200 - 8 * number, y - 270)) / 4, 0, 1)
            luma = np.rint(16 + 219 * disc).astype(np.uint8)
            grey = np.full((270, 960), 128, np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(np.concatenate([luma, grey]), "yuv420p")))
        out.mux(stream.encode(None))


def _track(path: Path) -> None:
    """Two subjects of the film in a picture half as large: one that crosses it, and one that stays."""
    crossing = [[0, 100, 100, 300, 320, "seen"], [2 * SECOND, 700, 200, 900, 440, "seen"]]
    staying = [[0, 600, 60, 720, 200, "seen"]]
    table = {"width": 960, "height": 540, "step": SECOND // 30, "subjects": {"a": crossing, "b": staying}}
    path.write_text(json.dumps(table))


MAKERS: dict[str, Callable[[Path], None]] = {
    "hd.mp4": _film(size=(1920, 1080), colours=BT709),
    "bt601.mp4": _film(size=(640, 480), colours=BT601),
    "sd.mp4": _film(size=(720, 480)),
    "full.mp4": _film(size=(1280, 720), pixels="yuvj420p"),
    "grain.mp4": _grain,
    "hdr.mp4": _hdr,
    "phone.mp4": _sample("phone.mp4"),
    "vfr.mp4": _sample("vfr.mp4"),
    "odd.webm": _sample("odd.webm"),
    "photo.png": lambda path: media_samples.photo(1600, 1067).save(path),
    "logo.png": lambda path: media_samples.logo().save(path),
    "green.png": _green_screen,
    "matte.png": _matte,
    "matte.mp4": _matte_film,
    "track.json": _track,
}
