"""Our own diffusion model, as several rungs use it: drawings from noise under a caption, and pictures from drawings.

A drawing is latents and, in further channels, the plan of what stands where (`generation/training/plan.py`).

The sampler is the one that training uses (`generation/training/sampler.py`); only the array library differs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from PIL import Image
from safetensors.numpy import load_file

from generation.training.latents import PatchCodec, to_bytes
from generation.training.plan import clock, guidances
from generation.training.sampler import euler, guide
from generation.zoo.base import Picture
from generation.zoo.sessions import WeightsMissing, open_session

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "text-to-scene"
NETWORK_FILE = "diffusion_pytorch_model.safetensors"
SIDE = 256
"""Side of the pictures in pixels."""

Floats = NDArray[np.float32]
Words = tuple[Floats, NDArray[np.bool_]]
"""Token vectors (n, longest, 384) and which of them are words."""


class SceneNetwork:
    """The parts of the model folder, each loaded when it is first used."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self.folder = folder

    @cached_property
    def _config(self) -> dict[str, int]:
        path = self.folder / "transformer" / "config.json"
        if not path.exists():
            raise WeightsMissing("The weights of our own model are missing; reinstall CloudStudio.")
        config: dict[str, int] = json.loads(path.read_text())
        return config

    @property
    def channels(self) -> tuple[int, int]:
        """Channels of the latents, and of their plan."""
        return self._config["channels"], self._config["plan"]

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of a drawing."""
        return sum(self.channels), self._config["grid"], self._config["grid"]

    @cached_property
    def _transformer(self) -> InferenceSession:
        part = self.folder / "transformer"
        return open_session(part / "graph.onnx", part / NETWORK_FILE)

    @cached_property
    def _decoder(self) -> InferenceSession:
        part = self.folder / "vae"
        return open_session(part / "graph.onnx", part / NETWORK_FILE)

    @cached_property
    def codec(self) -> PatchCodec:
        """The linear code: encodes pictures, and decodes fast enough to watch."""
        return PatchCodec.load(self.folder / "vae" / "codec.safetensors")

    @cached_property
    def silence(self) -> Words:
        """What the network was taught to hear when nothing was said: one learned token."""
        tensor = load_file(self.folder / "transformer" / NETWORK_FILE)["silence"].astype(np.float32)
        return tensor[None, None], np.ones((1, 1), bool)

    def sample(
        self, words: Words, against: Words, *, steps: int, guidance: float, noise: Floats
    ) -> Iterator[tuple[Floats, Floats]]:
        """Walk from noise (n, *shape) to drawings in `steps`.

        `words` are n captions, `against` one (silence, or a negative caption) to lead away from, which has no plan; if
        both are one, nothing is planned. Yields where the walk stands and the drawings as foreseen from there.
        """
        count = len(noise)
        tokens, mask = _stack(words, against, count)
        ways = guidances(guidance, *self.channels)

        def velocity(x: Floats, time: float) -> Floats:
            planless = x.copy()
            planless[:, self.channels[0] :] = 0
            (both,) = self._transformer.run(
                None,
                {
                    "latents": np.concatenate([planless if words is against else x, planless]),
                    "time": np.full(2 * count, time, np.float32),
                    "tokens": tokens,
                    "mask": mask,
                },
            )
            return guide(both[:count], both[count:], ways)

        yield from euler(velocity, noise, steps, lambda time: clock(time, *self.channels))

    def preview(self, drawings: Floats) -> Picture:
        """The first picture of drawings by the linear code, uint8 (256, 256, 3): a thousandth of the work."""
        small = to_bytes(self.codec.decode(drawings[:1, : self.codec.channels]))[0]
        factor = SIDE // small.shape[0]
        return small.repeat(factor, axis=0).repeat(factor, axis=1)

    def decode(self, drawings: Floats) -> list[Picture]:
        """Every picture of drawings by the decoder, uint8 (256, 256, 3), enlarged where the decoder's are smaller."""
        (pictures,) = self._decoder.run(None, {"latents": drawings[:, : self.codec.channels]})
        return [_enlarged(picture) for picture in to_bytes(pictures.transpose(0, 2, 3, 1))]


def _enlarged(picture: Picture) -> Picture:
    if picture.shape[0] == SIDE:
        return picture
    return np.asarray(Image.fromarray(picture).resize((SIDE, SIDE), Image.Resampling.LANCZOS))


def _stack(words: Words, against: Words, count: int) -> Words:
    """Captions and what leads away from them in one batch, padded to one length."""
    longest = max(words[0].shape[1], against[0].shape[1])
    tokens = np.zeros((2 * count, longest, words[0].shape[2]), np.float32)
    mask = np.zeros((2 * count, longest), bool)
    for start, (vectors, real) in ((0, words), (count, against)):
        tokens[start : start + count, : vectors.shape[1]] = vectors
        mask[start : start + count, : real.shape[1]] = real
    return tokens, mask


NETWORK = SceneNetwork()
"""One for the process: several rungs draw with it."""
