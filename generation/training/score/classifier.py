"""A small convolutional network that reads ground, time, weather, style, things, colour and place off a picture."""

import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from generation.training.latents import PatchCodec
from generation.training.painter.vocabulary import THING_NAMES
from generation.training.score.labels import CLASSES, UNSEEN, Labels

SIDE = 128
"""Pictures are read at this size."""
FEATURES = 256
THING_LOSS = 24.0
"""Weight of the things: their loss is a mean over 64, of which few are there."""


def _stage(before: int, after: int) -> nn.Sequential:
    """Half as fine, twice convolved."""
    return nn.Sequential(
        nn.Conv2d(before, after, 3, stride=2, padding=1),
        nn.GroupNorm(8, after),
        nn.SiLU(),
        nn.Conv2d(after, after, 3, padding=1),
        nn.GroupNorm(8, after),
        nn.SiLU(),
    )


class Classifier(nn.Module):
    """Pictures (n, 3, 128, 128) in -1 to 1 -> logits of every attribute.

    Things are looked for in every cell of the last grid and the best cell decides, for they may stand anywhere; the
    rest is read off the whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 24, 4, stride=2, padding=1), nn.GroupNorm(8, 24), nn.SiLU())
        self.body = nn.Sequential(_stage(24, 48), _stage(48, 96), _stage(96, 192))
        self.things = nn.Conv2d(192, len(THING_NAMES), 1)
        self.whole = nn.Linear(192 * 16, FEATURES)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(FEATURES, len(values)) for name, values in CLASSES.items()}
        )

    def features(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """The last grid (n, 192, 8, 8), and the vector of the whole (n, 256) that distances are measured in."""
        grid = self.body(self.stem(pictures))
        pooled = F.avg_pool2d(grid, 2).flatten(1)
        return grid, F.silu(self.whole(F.dropout(pooled, 0.1, self.training)))

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        """Logits by attribute, and of each thing under "things"."""
        grid, whole = self.features(pictures)
        logits = {name: head(whole) for name, head in self.heads.items()}
        logits["things"] = self.things(grid).flatten(2).logsumexp(2) - 4.0
        return logits

    def save(self, path: Path) -> None:
        """Write the weights in fp16, atomically."""
        partial = path.with_suffix(".partial")
        save_file({name: value.half().contiguous() for name, value in self.state_dict().items()}, partial)
        os.replace(partial, path)

    @classmethod
    def load(cls, path: Path) -> "Classifier":
        """Read what `save` wrote."""
        classifier = cls()
        classifier.load_state_dict({name: value.float() for name, value in load_file(path).items()})
        return classifier.eval()


def classifier_loss(logits: dict[str, Tensor], labels: Labels) -> Tensor:
    """Cross-entropy of the single attributes where they can be seen, binary cross-entropy of the things."""
    total = THING_LOSS * F.binary_cross_entropy_with_logits(logits["things"], torch.from_numpy(labels.things))
    for name, values in labels.single.items():
        if (values != UNSEEN).any():
            total = total + F.cross_entropy(logits[name], torch.from_numpy(values), ignore_index=UNSEEN)
    return total


def train_classifier(
    classifier: Classifier,
    latents: np.ndarray,
    labels: Labels,
    codec: PatchCodec,
    *,
    minutes: float,
    batch: int = 48,
) -> Classifier:
    """Train for minutes of the clock on pictures as the linear code gives them back, disturbed by a little noise.

    Generated pictures come from latents too, so the classifier must not lean on what latents cannot hold.
    """
    classifier.train()
    optimiser = torch.optim.AdamW(classifier.parameters(), 2e-3, weight_decay=0.05)
    rng, noise = np.random.default_rng(0), torch.Generator().manual_seed(0)
    began, steps = time.monotonic(), 0
    while (progress := (time.monotonic() - began) / (minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1.0, steps / 100) * (1.01 - progress)
        rows = rng.integers(0, len(latents), batch)
        pictures = (
            torch.from_numpy(codec.decode(latents[rows].astype(np.float32))).permute(0, 3, 1, 2).contiguous()
        )
        pictures = pictures + 0.06 * torch.randn(pictures.shape, generator=noise)
        loss = classifier_loss(classifier(pictures), labels.rows(rows))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps += 1
        if steps % 100 == 0:
            print(f"classifier: {steps} steps, loss {float(loss.detach()):.3f}, {progress:.0%}", flush=True)
    return classifier.eval()
