"""`python -m editor.demo.make`: draw the demo film's pictures and play its sounds into `editor/demo/files`."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from PIL import Image

from editor.demo import paint, sounds

FILES = Path(__file__).resolve().parent / "files"
#: Bits a second.
BITS = {"music": 112_000, "waves": 80_000}


def main() -> None:
    """Write every file anew."""
    FILES.mkdir(exist_ok=True)
    for name, painter in paint.PAINTERS.items():
        pixels = paint.picture(painter)
        image = Image.fromarray(pixels)
        if pixels[..., 3].min() == 255:
            image = image.convert("RGB")
        image.save(FILES / f"{name}.webp", quality=88, method=6)
    for name, sound in (("music", sounds.music()), ("waves", sounds.waves())):
        write_sound(FILES / f"{name}.m4a", sound, BITS[name])
    for path in sorted(FILES.iterdir()):
        print(path.name, path.stat().st_size)


def write_sound(path: Path, sound: np.ndarray, bits: int) -> None:
    """Write (samples, 2) of -1 to 1 as AAC."""
    with av.open(path, "w") as container:
        stream = container.add_stream("aac", rate=sounds.RATE, layout="stereo")
        stream.bit_rate = bits
        planes = np.ascontiguousarray(sound.T.astype(np.float32))
        frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout="stereo")
        frame.sample_rate = sounds.RATE
        frame.pts = 0
        for ready in (frame, None):
            container.mux(stream.encode(ready))


if __name__ == "__main__":
    main()
