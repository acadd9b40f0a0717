"""A small convolutional network that reads ground, time, weather, style, things, colour and place off a picture."""

import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from generation.training.latents import PATCH, PatchCodec
from generation.training.painter.vocabulary import THING_NAMES
from generation.training.score.labels import CLASSES, UNSEEN, Labels

SIDE = 64
"""Pictures are read at this size."""
FEATURES = 256
BATCH = 48
RATE = 2e-3
THING_LOSS = 2.0
"""Weight of the things: they are the hardest to tell apart."""
CELL_LOSS = 2.0


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
    """Pictures (n, 3, 64, 64) in -1 to 1 -> logits of every attribute.

    Things are looked for in every cell of the last grid, for they may stand anywhere; the rest is read off the whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 32, 4, stride=2, padding=1), nn.GroupNorm(8, 32), nn.SiLU())
        self.body = nn.Sequential(_stage(32, 64), _stage(64, 128), _stage(128, 256))
        self.things = nn.Conv2d(256, len(THING_NAMES), 1)
        self.whole = nn.Linear(256 * 16, FEATURES)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(FEATURES, len(values)) for name, values in CLASSES.items()}
        )

    def features(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """The last grid (n, 256, 4, 4), and the vector of the whole (n, 256) that distances are measured in."""
        grid = self.body(self.stem(pictures))
        return grid, F.silu(self.whole(F.dropout(grid.flatten(1), 0.1, self.training)))

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        """Logits by attribute, and of each thing under "things"; under "cells" those of each cell, (n, 64, 4, 4)."""
        grid, whole = self.features(pictures)
        logits = {name: head(whole) for name, head in self.heads.items()}
        logits["cells"] = self.things(grid)
        logits["things"] = logits["cells"].flatten(2).logsumexp(2)
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
        return classifier.cpu().eval()


def classifier_loss(logits: dict[str, Tensor], labels: Labels, standing: Tensor) -> Tensor:
    """Cross-entropy of every attribute where it can be seen; the things of a picture share one distribution.

    The cells are asked as well which things stand in them, `standing` (n, side, side) with 0 for nothing: so they learn
    to tell two things of one picture apart.
    """
    device = logits["things"].device
    things = torch.from_numpy(labels.things).to(device)
    shares = things / things.sum(1, keepdim=True).clamp(min=1)
    total = -THING_LOSS * (shares * logits["things"].log_softmax(1)).sum(1).mean()
    fine = F.one_hot(standing.to(device), 1 + len(THING_NAMES))[..., 1:].permute(0, 3, 1, 2).float()
    seen = F.avg_pool2d(fine, fine.shape[-1] // logits["cells"].shape[-1])
    total = total - CELL_LOSS * (seen * logits["cells"].log_softmax(1)).sum(1).mean()
    for name, values in labels.single.items():
        if (values != UNSEEN).any():
            total = total + F.cross_entropy(
                logits[name], torch.from_numpy(values).to(device), ignore_index=UNSEEN
            )
    return total


def small_pictures(latents: np.ndarray, codec: PatchCodec) -> Tensor:
    """Latents (n, channels, 16, 16) -> pictures (n, 3, 64, 64) of half the size that the code was made for."""
    half = PATCH // 2

    def reduced(rows: np.ndarray) -> np.ndarray:
        return rows.reshape(half, 2, half, 2, 3, -1).mean((1, 3)).reshape(half * half * 3, -1)

    cells = latents.transpose(0, 2, 3, 1) * codec.deviation
    patches = cells @ reduced(codec.basis).T + reduced(codec.mean)[:, 0]
    count, side = patches.shape[:2]
    pixels = patches.reshape(count, side, side, half, half, 3).transpose(0, 5, 1, 3, 2, 4)
    return torch.from_numpy(np.ascontiguousarray(pixels.reshape(count, 3, side * half, side * half)))


def train_classifier(
    classifier: Classifier,
    latents: np.ndarray,
    labels: Labels,
    standing: np.ndarray,
    codec: PatchCodec,
    *,
    minutes: float,
    device: str = "cpu",
) -> Classifier:
    """Train for minutes of processor time on pictures as the linear code gives them back, disturbed a little.

    Generated pictures come from latents too, so the classifier must not lean on what latents cannot hold.
    """
    classifier.train().to(device)
    optimiser = torch.optim.AdamW(classifier.parameters(), RATE, weight_decay=0.05)
    rng, noise = np.random.default_rng(0), torch.Generator().manual_seed(0)
    began, steps = time.process_time(), 0
    while (progress := (time.process_time() - began) / (minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, steps / 100) * (1.01 - progress)
        rows = rng.integers(0, len(latents), BATCH)
        pictures = small_pictures(latents[rows].astype(np.float32), codec)
        pictures = pictures + 0.05 * torch.randn(pictures.shape, generator=noise)
        where = torch.from_numpy(standing[rows]).long()
        loss = classifier_loss(classifier(pictures.to(device)), labels.rows(rows), where)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps += 1
        if steps % 100 == 0:
            print(f"classifier: {steps} steps, loss {float(loss.detach()):.3f}, {progress:.0%}", flush=True)
    return classifier.cpu().eval()
