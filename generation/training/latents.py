"""Latents: pictures as a small grid of numbers, by principal components of their 8 x 8 patches.

Each cell of the grid holds the first components of its patch, divided by their deviations, so that every channel has
mean 0 and deviation 1: what a diffusion model likes. The way back is linear too; what it loses, the decoder adds.
Source: principal component analysis, Pearson 1901; whitening, https://en.wikipedia.org/wiki/Whitening_transformation
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

PATCH = 8
"""Side of a patch in pixels: a picture of 128 pixels has a grid of 16 x 16 cells."""


def to_patches(pictures: np.ndarray) -> np.ndarray:
    """(n, side, side, 3) -> (n, side / 8, side / 8, 192), rows of a patch first, channels last."""
    count, side = pictures.shape[:2]
    cells = side // PATCH
    blocks = pictures.reshape(count, cells, PATCH, cells, PATCH, 3)
    return blocks.transpose(0, 1, 3, 2, 4, 5).reshape(count, cells, cells, PATCH * PATCH * 3)


def from_patches(patches: np.ndarray) -> np.ndarray:
    """The inverse of `to_patches`."""
    count, cells = patches.shape[:2]
    blocks = patches.reshape(count, cells, cells, PATCH, PATCH, 3)
    return blocks.transpose(0, 1, 3, 2, 4, 5).reshape(count, cells * PATCH, cells * PATCH, 3)


@dataclass(frozen=True)
class PatchCodec:
    """A linear code of patches.

    `mean` is (192,), `basis` (192, channels) with orthonormal columns, `deviation` (channels,); pictures are taken
    in -1 to 1.
    """

    mean: np.ndarray
    basis: np.ndarray
    deviation: np.ndarray

    @classmethod
    def fit(cls, pictures: np.ndarray, channels: int) -> "PatchCodec":
        """Find the components of uint8 pictures (n, side, side, 3); a thousand pictures are plenty."""
        total = np.zeros(PATCH * PATCH * 3)
        moment = np.zeros((total.size, total.size))
        count = 0
        for start in range(0, len(pictures), 250):
            rows = to_patches(normalise(pictures[start : start + 250])).reshape(-1, total.size)
            total += rows.sum(0)
            moment += rows.T @ rows
            count += len(rows)
        mean = total / count
        variances, vectors = np.linalg.eigh(moment / count - np.outer(mean, mean))
        order = np.argsort(variances)[::-1][:channels]
        return cls(
            mean.astype(np.float32),
            np.ascontiguousarray(vectors[:, order]).astype(np.float32),
            np.sqrt(np.maximum(variances[order], 1e-10)).astype(np.float32),
        )

    @property
    def channels(self) -> int:
        """How many numbers a cell holds."""
        return self.basis.shape[1]

    def encode(self, pictures: np.ndarray) -> np.ndarray:
        """uint8 pictures (n, side, side, 3) -> latents (n, channels, side / 8, side / 8) float32."""
        codes = (to_patches(normalise(pictures)) - self.mean) @ self.basis / self.deviation
        return np.ascontiguousarray(codes.transpose(0, 3, 1, 2))

    def decode(self, latents: np.ndarray) -> np.ndarray:
        """Latents -> float pictures in about -1 to 1: the cheap way back, good enough to watch a picture emerge."""
        cells = latents.transpose(0, 2, 3, 1) * self.deviation
        return from_patches(cells @ self.basis.T + self.mean)

    def save(self, path: Path) -> None:
        """Write the code as safetensors."""
        save_file({"mean": self.mean, "basis": self.basis, "deviation": self.deviation}, path)

    @classmethod
    def load(cls, path: Path) -> "PatchCodec":
        """Read what `save` wrote."""
        tensors = load_file(path)
        return cls(tensors["mean"], tensors["basis"], tensors["deviation"])


def normalise(pictures: np.ndarray) -> np.ndarray:
    """uint8 0 to 255 -> float32 -1 to 1."""
    return pictures.astype(np.float32) / 127.5 - 1


def to_bytes(pictures: np.ndarray) -> np.ndarray:
    """float -1 to 1 -> uint8, clipped."""
    return ((np.clip(pictures, -1, 1) + 1) * 127.5 + 0.5).astype(np.uint8)


def psnr(pictures: np.ndarray, reference: np.ndarray) -> float:
    """Mean peak signal-to-noise ratio in dB of pictures in -1 to 1, (n, ...)."""
    axes = tuple(range(1, pictures.ndim))
    error = np.square(np.clip(pictures, -1, 1) - reference).mean(axes)
    return float(np.mean(10 * np.log10(4 / np.maximum(error, 1e-12))))
