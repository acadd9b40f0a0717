"""Words as numbers: what a network gets to see of a prompt, and how near other prompts lie to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
import skia
from pydantic import Field

from generation.zoo.base import ImageModel, Picture, Request, Step
from generation.zoo.canvas import fill, paint, rectangle
from generation.zoo.text_encoder import TextEncoder, shared_encoder

Words = Annotated[str, Field(min_length=1, max_length=2000)]


class WordsRequest(Request):
    """A prompt, and others to compare it with."""

    prompt: Annotated[Words, Field(title="Describe a picture")] = "a red house on green grass"
    others: Annotated[
        list[Words], Field(max_length=12, title="Compare with", json_schema_extra={"control": "lines"})
    ] = ["a crimson cottage in a meadow", "a blue boat on the sea", "the stock market fell on Monday"]


class WordsAsNumbers(ImageModel[WordsRequest]):
    """A prompt's way into numbers."""

    name = "words"
    title = "Words as numbers"
    summary = (
        "A prompt is cut into tokens, each token has an id, each id becomes 384 numbers that know the others."
    )
    request = WordsRequest

    def sample(self, request: WordsRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the tokens, their vectors as a strip, and the cosine to other prompts as bars; nothing is random."""
        encoder: TextEncoder = shared_encoder()
        tokens = encoder.tokens(request.prompt)
        vectors, _ = encoder([request.prompt])
        named = [{"token": token, "id": identity} for token, identity in tokens]
        numbers: dict[str, object] = {"tokens": named}
        yield Step(
            f"{len(tokens)} tokens with their ids", _strip(np.zeros_like(vectors[0])), 1 / 3, dict(numbers)
        )
        numbers["vectors"] = {
            "count": len(tokens),
            "width": vectors.shape[2],
            "first": vectors[0, 0, :8].round(3).tolist(),
        }
        yield Step(f"Each token is {vectors.shape[2]} numbers", _strip(vectors[0]), 2 / 3, dict(numbers))
        meanings = encoder.sentence([request.prompt, *request.others])
        cosines = (meanings[1:] @ meanings[0]).astype(float)
        numbers["cosine"] = dict(zip(request.others, cosines.round(4).tolist(), strict=True))
        yield Step("How near other prompts lie (cosine)", _bars(cosines), 1.0, dict(numbers))


def _strip(vectors: np.ndarray) -> Picture:
    """One row a token, one column a number: blue below zero, orange above, as bright as it is large."""
    scale = max(float(np.abs(vectors).max()), 1e-6) ** 0.5
    level = np.sign(vectors) * np.sqrt(np.abs(vectors)) / scale
    warm, cold = np.array([255, 158, 66]), np.array([76, 142, 255])
    rgb = np.clip(level, 0, 1)[..., None] * warm + np.clip(-level, 0, 1)[..., None] * cold + 14
    tall = max(4, 320 // len(vectors))
    return np.repeat(np.repeat(np.clip(rgb, 0, 255).astype(np.uint8), tall, 0), 2, 1)


def _bars(cosines: np.ndarray) -> Picture:
    """A bar a prompt, from zero at the left to one at the right."""

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(rectangle(0, 0, 1, 1), fill((20, 22, 29)))
        for index, cosine in enumerate(cosines):
            top, bottom = (index + 0.2) / len(cosines), (index + 0.8) / len(cosines)
            canvas.drawRect(rectangle(0.02, top, 0.98, bottom), fill((38, 42, 54)))
            canvas.drawRect(
                rectangle(0.02, top, 0.02 + 0.96 * max(0.0, float(cosine)), bottom), fill((255, 158, 66))
            )

    return paint(768, 320, draw)
