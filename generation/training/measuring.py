"""What the decoder keeps of pictures it has not seen."""

from pathlib import Path

import numpy as np
import torch

from generation.training.dataset import HELD_OUT, picture_of, scene_of
from generation.training.decoder import UPSCALE, Decoder
from generation.training.latents import PatchCodec, normalise, psnr


def measure_decoder(folder: Path, pixels: int, count: int = 200) -> dict[str, float]:
    """Peak signal-to-noise ratio on held-out pictures: the linear code and the decoder, at both sizes, in dB."""
    codec, decoder = (
        PatchCodec.load(folder / "codec.safetensors"),
        Decoder.load(folder / "decoder.safetensors"),
    )
    scenes = [scene_of(HELD_OUT, index)[0] for index in range(count)]
    small = np.stack([picture_of(scene, HELD_OUT, index, pixels) for index, scene in enumerate(scenes)])
    large = np.stack(
        [picture_of(scene, HELD_OUT, index, pixels * UPSCALE) for index, scene in enumerate(scenes)]
    )
    latents = codec.encode(small)
    with torch.no_grad():
        made = np.concatenate(
            [decoder(torch.from_numpy(latents[i : i + 25])).numpy() for i in range(0, count, 25)]
        )
    made = np.clip(made.transpose(0, 2, 3, 1), -1, 1)
    reduced = made.reshape(count, pixels, UPSCALE, pixels, UPSCALE, 3).mean((2, 4))
    return {
        "linear_db": round(psnr(codec.decode(latents), normalise(small)), 2),
        "decoder_small_db": round(psnr(reduced, normalise(small)), 2),
        "decoder_large_db": round(psnr(made, normalise(large)), 2),
    }
