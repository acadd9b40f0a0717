"""A cheap look at a latent: a linear map from its channels to RGB, fitted once a checkpoint by its own decoder.

The decoder costs about as much as several sampling steps; a matrix of channels x 3 costs nothing and is good enough to
see a picture emerge. The matrix is the least-squares fit to what the decoder makes of random smooth latents.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from generation.zoo.base import Picture

#: Random latents of this side are decoded for the fit; every place in them is a sample of the regression.
SIDE, COUNT = 16, 4


class LinearPreview:
    """From latents (channels, height, width), as the sampler has them, to a picture an eighth of the final size."""

    def __init__(self, vae: Any) -> None:
        """Fit the map by decoding a few random latents with `vae`, a diffusers autoencoder."""
        import torch

        generator = torch.Generator().manual_seed(0)
        channels = vae.config.latent_channels
        small = torch.randn(COUNT, channels, SIDE // 4, SIDE // 4, generator=generator)
        smooth = torch.nn.functional.interpolate(small, size=(SIDE, SIDE), mode="bicubic")
        self.scale = float(vae.config.scaling_factor)
        self.shift = float(getattr(vae.config, "shift_factor", None) or 0.0)
        with torch.inference_mode():
            decoded = (
                vae.decode((smooth / self.scale + self.shift).to(vae.device, vae.dtype)).sample.float().cpu()
            )
            target = torch.nn.functional.interpolate(decoded, size=(SIDE, SIDE), mode="area")
        known = np.concatenate([smooth.numpy(), np.ones((COUNT, 1, SIDE, SIDE), np.float32)], 1)
        rows = known.transpose(0, 2, 3, 1).reshape(-1, channels + 1)
        wanted = target.numpy().transpose(0, 2, 3, 1).reshape(-1, 3)
        self.matrix = np.linalg.lstsq(rows, wanted, rcond=None)[0]

    def __call__(self, latents: np.ndarray) -> Picture:
        """Return the picture of one latent (channels, h, w) as uint8 (h, w, 3)."""
        rgb = np.tensordot(latents, self.matrix[:-1], axes=([0], [0])) + self.matrix[-1]
        return ((np.clip(rgb, -1, 1) + 1) * 127.5 + 0.5).astype(np.uint8)
