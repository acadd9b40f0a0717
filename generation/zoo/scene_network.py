"""Our own diffusion model, as several rungs use it: a plan from a caption, latents from noise, pictures from latents.

The sampler is the one that training uses (`generation/training/sampler.py`); only the array library differs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from PIL import Image
from safetensors.numpy import load_file

from generation.training.chart import PLANES, TRAITS, chart_of, traits_of
from generation.training.latents import PatchCodec, to_bytes
from generation.training.painter.captions import caption
from generation.training.painter.scene import Scene
from generation.training.plans import draw_plans, read_plan
from generation.training.sampler import guide, walk
from generation.training.snippets import Snippets, is_known, read_snippets
from generation.zoo.base import Picture
from generation.zoo.sessions import WeightsMissing, open_session
from generation.zoo.text_encoder import shared_encoder

WEIGHTS = Path(__file__).resolve().parents[1] / "weights" / "text-to-scene"
NETWORK_FILE = "diffusion_pytorch_model.safetensors"
SIDE = 256
"""Side of the pictures in pixels."""
KEEPING_OUT = 2.0
"""How far a plan is led away from what a negative caption would have in it."""

Floats = NDArray[np.float32]
Words = tuple[Floats, NDArray[np.bool_]]
"""Token vectors (n, longest, 384) and which of them are words."""
Charts = tuple[Floats, Floats]
"""Charts (n, 7, grid, grid) and traits (n, 6) of planned scenes, as `generation/training/chart.py` has them."""


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
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of latents."""
        return self._config["channels"], self._config["grid"], self._config["grid"]

    @cached_property
    def _planner(self) -> InferenceSession:
        part = self.folder / "planner"
        return open_session(part / "graph.onnx", part / NETWORK_FILE)

    @cached_property
    def _transformer(self) -> InferenceSession:
        part = self.folder / "transformer"
        return open_session(part / "graph.onnx", part / NETWORK_FILE)

    @cached_property
    def _decoder(self) -> InferenceSession:
        part = self.folder / "vae"
        return open_session(part / "graph.onnx", part / NETWORK_FILE)

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words that the planner was taught with."""
        return frozenset(json.loads((self.folder / "planner" / "words.json").read_text()))

    @cached_property
    def _entries(self) -> Floats:
        """The planner's lexicon."""
        return load_file(self.folder / "planner" / NETWORK_FILE)["entries"].astype(np.float32)

    def knows(self, text: str) -> bool:
        """Whether every word of a text was taught."""
        return is_known(text, self.known_words)

    def words(self, captions: Sequence[str], scenes: Sequence[Scene]) -> Words:
        """The token vectors that a picture of each scene is drawn from.

        A caption with a word that was never taught is retold, as planned, in words that were: others can lead the
        network so far astray that only noise is left.
        """
        told = [
            text if self.knows(text) else caption(scene, np.random.default_rng(0))
            for text, scene in zip(captions, scenes, strict=True)
        ]
        return shared_encoder()(told)

    def read(self, captions: Sequence[str]) -> Snippets:
        """What the planner reads of captions."""
        return read_snippets(captions, shared_encoder().sentence, self.known_words, self._entries)

    @cached_property
    def codec(self) -> PatchCodec:
        """The linear code: encodes pictures, and decodes fast enough to watch."""
        return PatchCodec.load(self.folder / "vae" / "codec.safetensors")

    @cached_property
    def silence(self) -> Words:
        """What the network was taught to hear when nothing was said: one learned token."""
        tensor = load_file(self.folder / "transformer" / NETWORK_FILE)["silence"].astype(np.float32)
        return tensor[None, None], np.ones((1, 1), bool)

    def plan(
        self, snippets: Snippets, rngs: Sequence[np.random.Generator], against: Snippets | None = None
    ) -> list[Scene]:
        """Plan a scene for each of n captions, each with its own generator; `against` has as many to keep out."""
        sides = [snippets] if against is None else [snippets, against]

        def logits(plans: NDArray[np.int64], rows: NDArray[np.intp]) -> Floats:
            found = [
                self._planner.run(
                    None, {"plans": plans, **{name: part[rows] for name, part in read.items()}}
                )[0]
                for read in sides
            ]
            return found[0] if against is None else guide(found[0], found[1], KEEPING_OUT)

        plans = draw_plans(logits, rngs)
        return [read_plan(plan, rng) for plan, rng in zip(plans, rngs, strict=True)]

    def charts(self, scenes: Sequence[Scene]) -> Charts:
        """What the transformer reads of planned scenes."""
        charts = np.stack([chart_of(scene, self._config["grid"]) for scene in scenes])
        return charts.astype(np.float32), np.stack([traits_of(scene) for scene in scenes]).astype(np.float32)

    def sample(
        self,
        words: Words,
        against: Words,
        *,
        steps: int,
        guidance: float,
        noise: Floats,
        charts: Charts | None = None,
    ) -> Iterator[tuple[Floats, Floats]]:
        """Walk from noise (n, *shape) to latents in `steps`.

        `words` are n captions and `charts` those of their scenes, `against` one (silence, or a negative caption) to
        lead away from, without a chart; a guidance of 1 does not. Yields where the walk stands and the latents as
        foreseen from there.
        """
        count = len(noise)
        led = guidance != 1
        tokens, mask = _stack(words, against, count) if led else words
        inputs = {"tokens": tokens, "mask": mask}
        if self._config["atlas"]:
            inputs |= self._read(charts, count, len(tokens))

        def velocity(x: Floats, time: float) -> Floats:
            latents = np.concatenate([x, x]) if led else x
            times = np.full(len(latents), time, np.float32)
            (found,) = self._transformer.run(None, {"latents": latents, "time": times, **inputs})
            return guide(found[:count], found[count:], guidance) if led else found

        yield from walk(velocity, noise, steps)

    def _read(self, charts: Charts | None, count: int, rows: int) -> dict[str, Floats]:
        """The charts of the first `count` of so many rows as the transformer's inputs; the others have none."""
        side = self._config["grid"]
        whole, traits = (
            np.zeros((rows, PLANES, side, side), np.float32),
            np.zeros((rows, len(TRAITS)), np.float32),
        )
        if charts is not None:
            whole[:count], traits[:count] = charts
        return {"charts": whole, "traits": traits}

    def preview(self, latents: Floats) -> Picture:
        """The first picture of latents by the linear code, uint8 (256, 256, 3): a thousandth of the work."""
        small = to_bytes(self.codec.decode(latents[:1]))[0]
        factor = SIDE // small.shape[0]
        return small.repeat(factor, axis=0).repeat(factor, axis=1)

    def decode(self, latents: Floats) -> list[Picture]:
        """Every picture of latents by the decoder, uint8 (256, 256, 3), enlarged where the decoder's are smaller."""
        (pictures,) = self._decoder.run(None, {"latents": latents})
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
