"""The planner: reads a caption and writes the plan of a scene, number by number (`plans.py`).

It is a small decoder as language models are, except that it reads the caption by attention to its snippets
(`snippets.py`).
Sources: Vaswani et al., "Attention Is All You Need", 2017; Feng et al., "LayoutGPT" (plans before pictures), 2023.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from generation.training.dataset import SHARD, scene_of
from generation.training.lexicon import HIDEABLE, MEANINGS, lexicon, nearness, spans
from generation.training.lexicon import LONGEST as WORDINGS
from generation.training.muon import Muon, others
from generation.training.network import CrossAttention, attend, normed
from generation.training.painter import Scene
from generation.training.painter.vocabulary import COLOUR_NAMES
from generation.training.plans import FIELDS, NUMBERS, STARTS, UNTOLD, write_plan
from generation.training.snippets import LONGEST, SIZES, WORD, Encode, kindred, snippets_of
from generation.training.train import rate_at

PLANNER = "planner.safetensors"
"""The file in a set's folder."""
SHARPNESS = 20.0
"""Of the comparison of meanings of one kind."""
UNHEARD = 0.08
"""So many snippets are kept from the planner, so that it does not wait for one that it knows."""
NEIGHBOURS = 2000
"""A batch is drawn from so many captions that are shorter, and as many that are longer, than one drawn by lot."""
STRAYS = 6
"""So many times as often as others a caption comes up that says a colour which no thing has ("on green grass").

There are few of them, and without them the planner gives the thing whatever colour is said.
"""
HIDDEN = 0.5
"""In so many captions the wordings of things, grounds and hours are hidden, as if they were new and were looked up."""
TELLING = 0.6
"""A snippet as near as this to a wording of those is hidden with it."""
FADING = 0.1
"""So much of what a block adds is left out at random."""
ALLOWED = torch.full((len(FIELDS), NUMBERS), -1e4)
"""0 for the numbers of a place's own field."""
for _place, _field in enumerate(FIELDS):
    ALLOWED[_place, STARTS[_field] : STARTS[_field] + _field.size] = 0


@dataclass(frozen=True)
class PlannerConfig:
    """The shape of the planner."""

    dim: int = 128
    depth: int = 3
    heads: int = 4
    text_width: int = 384


class PlannerBlock(nn.Module):
    """Attention to the numbers before, to the caption, and a squared-ReLU MLP."""

    def __init__(self, config: PlannerConfig) -> None:
        super().__init__()
        self.dim, self.heads = config.dim, config.heads
        self.into = nn.Linear(config.dim, 3 * config.dim)
        self.out = nn.Linear(config.dim, config.dim)
        self.cross = CrossAttention(config.dim, config.heads)
        self.widen = nn.Linear(config.dim, 4 * config.dim)
        self.narrow = nn.Linear(4 * config.dim, config.dim)

    def forward(self, x: Tensor, later: Tensor, words: Tensor, silent: Tensor) -> Tensor:
        batch, count, dim = x.shape
        query, key, value = (
            self.into(normed(x, self.dim)).view(batch, count, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        )
        seen = self.out(attend(query, key, value, later).transpose(1, 2).reshape(batch, count, dim))
        x = x + F.dropout(seen, FADING, self.training)
        x = x + F.dropout(self.cross(normed(x, self.dim), words, silent), FADING, self.training)
        hidden = F.relu(self.widen(normed(x, self.dim))).square()
        return x + F.dropout(self.narrow(hidden), FADING, self.training)


class Planner(nn.Module):
    """Says how likely each number is at each place of a plan, from the numbers before it and the caption."""

    later: Tensor
    entries: Tensor
    """The lexicon: kept with the weights, for who reads captions (`snippets.py`)."""

    def __init__(self, config: PlannerConfig) -> None:
        super().__init__()
        self.config = config
        self.words: list[str] = []
        self.numbers = nn.Embedding(NUMBERS + 1, config.dim)
        self.places = nn.Parameter(torch.randn(len(FIELDS), config.dim) * 0.02)
        self.snippets = nn.Linear(config.text_width, config.dim)
        self.meanings = nn.Linear(2 * len(MEANINGS), config.dim)
        self.starts = nn.Embedding(LONGEST, config.dim)
        self.sizes = nn.Embedding(len(SIZES), config.dim)
        self.blocks = nn.ModuleList(PlannerBlock(config) for _ in range(config.depth))
        self.out = nn.Linear(config.dim, NUMBERS)
        nn.init.normal_(self.numbers.weight, std=0.5)
        self.register_buffer("entries", torch.zeros(len(MEANINGS), WORDINGS, config.text_width))
        later = torch.full((len(FIELDS), len(FIELDS)), -1e4).triu(1)
        self.register_buffer("later", later, persistent=False)

    def forward(self, plans: Tensor, snippets: Tensor, near: Tensor, spots: Tensor, mask: Tensor) -> Tensor:
        """Plans (b, 28), whose numbers at a place and after it do not matter there; a caption's snippets (b, t, 384),

        silent where they are not known, how near each meaning is to them (b, t, meanings), their spots (b, t) and which
        there are (b, t) -> logits (b, 28, NUMBERS).
        """
        begun = F.pad(plans[:, :-1] + 1, (1, 0)).clamp(min=0)
        x = self.numbers(begun) + self.places
        starts = torch.div(spots, len(SIZES), rounding_mode="floor")
        ranks = torch.cat([(SHARPNESS * near[..., own]).softmax(-1) for own in spans().values()], dim=-1)
        words = self.snippets(snippets * self.config.text_width**0.5) + self.meanings(
            torch.cat([near, ranks], dim=-1)
        )
        words = words + self.starts(starts) + self.sizes(spots - len(SIZES) * starts)
        silent = torch.zeros_like(mask, dtype=words.dtype).masked_fill(~mask, -1e4)[:, None, None]
        for block in self.blocks:
            x = block(x, self.later, words, silent)
        return self.out(normed(x, self.config.dim))

    def save(self, path: Path) -> None:
        """Write the weights and the words that are known; the shape is the default one."""
        save_file(self.state_dict(), path, {"words": json.dumps(self.words)})

    @classmethod
    def load(cls, path: Path) -> "Planner":
        """Read what `save` wrote."""
        planner = cls(PlannerConfig())
        planner.load_state_dict(load_file(path))
        with safe_open(path, "pt") as file:
            planner.words = json.loads(file.metadata()["words"])
        return planner.eval()


def plan_loss(logits: Tensor, plans: Tensor) -> Tensor:
    """How surprised the planner is by painted scenes' plans, in nats a number; each among its own field's values."""
    return F.cross_entropy((logits + ALLOWED).flatten(0, 1), plans.flatten(), ignore_index=UNTOLD)


class PlanSet:
    """Captions with their scenes' plans, in memory: those of as many shards, whether they are painted or not."""

    def __init__(self, shards: int, encode: Encode, size: int = SHARD) -> None:
        scenes, captions = zip(
            *(scene_of(shard, index) for shard in range(shards) for index in range(size)), strict=True
        )
        self.plans = np.stack([write_plan(scene) for scene in scenes])
        numbers: dict[str, int] = {}
        own = [
            [(numbers.setdefault(snippet, len(numbers)), spot) for snippet, spot in snippets_of(caption)]
            for caption in captions
        ]
        self.words = sorted({word for snippet in numbers for word in snippet.split()})
        self.entries = lexicon(encode)
        vectors = encode(list(numbers))
        near = nearness(vectors, self.entries)
        hidden = nearness(vectors, self.entries, hide=True)
        hidden = np.maximum(hidden, kindred(list(numbers), encode, self.entries))
        self.vectors = vectors.astype(np.float16)
        self.near = np.stack([near, hidden], axis=1).astype(np.float16)
        kinds = [self.near[:, 0, spans()[kind]].max(1) for kind in HIDEABLE]
        self.telling = np.stack(kinds).max(0) > TELLING
        self.own = np.array([pair for pairs in own for pair in pairs])
        self.starts = np.cumsum([0, *(len(pairs) for pairs in own)])
        by_length = np.argsort(np.diff(self.starts), kind="stable")
        strays = np.array([_strays(*pair) for pair in zip(scenes, captions, strict=True)])
        self.by_length = np.repeat(by_length, np.where(strays[by_length], STRAYS, 1))

    def batch(self, size: int, rng: np.random.Generator) -> tuple[Tensor, ...]:
        """Plans and what the planner wants beside them, of captions drawn with replacement."""
        # Captions of like length go together, so that little is padded.
        last = len(self.by_length) - 1
        near_by = np.clip(rng.integers(0, last + 1) + rng.integers(-NEIGHBOURS, NEIGHBOURS, size), 0, last)
        picks = self.by_length[near_by]
        lengths = self.starts[picks + 1] - self.starts[picks]
        places = np.arange(lengths.max())
        mask = places < lengths[:, None]
        numbers, spots = np.moveaxis(self.own[np.where(mask, self.starts[picks][:, None] + places, 0)], -1, 0)
        heard = mask & ((rng.random(mask.shape) > UNHEARD) | (places == 0))
        hidden = rng.random((size, 1)) < HIDDEN
        vectors = np.where((hidden & self.telling[numbers])[..., None], 0, self.vectors[numbers])
        near = self.near[numbers, hidden.astype(int)]
        parts = (self.plans[picks], vectors.astype(np.float32), near.astype(np.float32), spots, heard)
        return tuple(torch.from_numpy(part) for part in parts)


def _strays(scene: Scene, caption: str) -> bool:
    """Whether a caption says a colour that no thing of its scene has."""
    said = set(WORD.findall(caption.lower())) & set(COLOUR_NAMES)
    return bool(said - {placed.colour for placed in scene.things})


def train_planner(
    data: PlanSet, minutes: float, batch: int = 128, seed: int = 0
) -> Iterator[tuple[Planner, float]]:
    """Train for minutes of processor time; yields the planner and its loss now and then, at last when done."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    planner = Planner(PlannerConfig())
    planner.words = data.words
    planner.entries.copy_(torch.from_numpy(data.entries))
    matrices = [value for name, value in planner.blocks.named_parameters() if value.ndim == 2]
    optimisers = (
        torch.optim.AdamW(
            [{"params": others(planner, matrices), "full": 2e-3}], betas=(0.9, 0.98), weight_decay=0.05
        ),
        Muon([{"params": matrices, "full": 0.02}], 0.02),
    )
    began, step, running = time.process_time(), 0, 0.0
    while (progress := (time.process_time() - began) / (60 * minutes)) < 1:
        plans, *words = data.batch(batch, rng)
        loss = plan_loss(planner(plans, *words), plans)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(planner.parameters(), 1.0)
        for optimiser in optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["full"] * rate_at(step, progress, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        step += 1
        running = float(loss.detach()) if step == 1 else 0.98 * running + 0.02 * float(loss.detach())
        if step % 50 == 0:
            yield planner, running
    planner.eval()
    yield planner, running
