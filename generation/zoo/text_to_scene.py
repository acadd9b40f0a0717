"""Text to scene: our own text-conditional latent diffusion model, trained from nothing by `generation/training`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field, field_validator

from generation.training.painter.scene import Scene
from generation.training.sampler import GUIDANCE, STEPS
from generation.training.snippets import not_understood
from generation.zoo.base import ImageModel, Request, Step
from generation.zoo.scene_network import NETWORK
from generation.zoo.text_encoder import shared_encoder

MAX_PROMPT = 2000


class TextToSceneRequest(Request):
    """The words, and how closely and how patiently to follow them."""

    prompt: Annotated[str, Field(title="Describe the picture")]
    negative_prompt: Annotated[str, Field(title="What to keep out")] = ""
    steps: Annotated[int, Field(ge=1, le=100, title="Steps")] = STEPS
    guidance: Annotated[
        float, Field(ge=1, le=12, allow_inf_nan=False, title="Guidance: how closely to follow the words")
    ] = GUIDANCE

    @field_validator("prompt", "negative_prompt")
    @classmethod
    def _readable(cls, text: str) -> str:
        if len(text) > MAX_PROMPT:
            raise ValueError(f"the text has {len(text):,} characters; {MAX_PROMPT:,} are the most")
        return text.strip()

    @field_validator("prompt")
    @classmethod
    def _said(cls, text: str) -> str:
        if not text:
            raise ValueError("write what the picture should show")
        return text


class TextToScene(ImageModel[TextToSceneRequest]):
    """Scenes in words: things on a ground, at a time of day, in a style."""

    name = "text-to-scene"
    title = "Text to scene"
    summary = (
        "Our own small model. It knows a few dozen things, a handful of places, times of day and styles, and nothing "
        "else: ask it for more and it will guess."
    )
    request = TextToSceneRequest
    lesson = False

    def not_understood(self, prompt: str) -> list[str]:
        """Return the words that it was not taught and that the dictionary does not lead to such."""
        return not_understood(prompt, NETWORK.known_words)

    def sample(self, request: TextToSceneRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the plan, the picture as foreseen after each step, then the decoded picture.

        Pictures have 256 x 256 pixels. The noise is drawn first, then the plan.
        """
        negative = request.negative_prompt
        noise = rng.standard_normal((1, *NETWORK.shape), np.float32)
        scenes = NETWORK.plan(
            NETWORK.read([request.prompt]), [rng], NETWORK.read([negative]) if negative else None
        )
        planned = _told(scenes[0])
        yield Step("The scene is planned", NETWORK.preview(noise), 1 / (request.steps + 2), planned)
        walk = NETWORK.sample(
            NETWORK.words([request.prompt], scenes),
            shared_encoder()([negative]) if negative and NETWORK.knows(negative) else NETWORK.silence,
            charts=NETWORK.charts(scenes),
            steps=request.steps,
            guidance=request.guidance,
            noise=noise,
        )
        foreseen = noise
        for done, (_, foreseen) in enumerate(walk, start=1):
            yield Step(
                f"Step {done} of {request.steps}",
                NETWORK.preview(foreseen),
                (done + 1) / (request.steps + 2),
                planned | {"noise left": round(1 - done / request.steps, 3)},
            )
        picture = NETWORK.decode(foreseen)[0]
        yield Step("The decoder has drawn the details", picture, 1.0, planned | {"noise left": 0.0})


def _told(scene: Scene) -> dict[str, str]:
    """A plan in words, for who watches."""
    things = [
        (f"{placed.copies} × " if placed.copies > 1 else "")
        + " ".join(filter(None, [placed.colour, placed.thing]))
        for placed in scene.things
    ]
    return {
        "things": ", ".join(things) or "none",
        "ground": scene.ground,
        "time": scene.time,
        "weather": scene.weather,
        "style": scene.style,
    }
