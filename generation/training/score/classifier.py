"""A small convolutional network that reads ground, time, weather, style, things, colour and place off a picture."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from generation.training.dataset import sketch_shares
from generation.training.latents import PatchCodec, normalise
from generation.training.painter.vocabulary import STYLES, THING_NAMES
from generation.training.score.labels import CLASSES, UNSEEN, Labels

SIDE = 128
"""Pictures are read at this size: at half of it the lines of a pencil sketch are gone."""
SKETCHES = 4.0
"""So many times as often as another picture it sees a pencil sketch."""
FEATURES = 256
BATCH = 48
RATE = 2e-3
THING_LOSS = 2.0
"""Weight of the things: they are the hardest to tell apart."""
CELL_LOSS = 2.0


def _halved(before: int, after: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(before, after, 4, stride=2, padding=1), nn.GroupNorm(8, after), nn.SiLU())


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

    Things are looked for in every cell of a grid, for they may stand anywhere; the rest is read off the whole. A cell
    is seen twice: closely, or a sketch's lines are lost, and with all that is around it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(_halved(3, 32), _halved(32, 32))
        self.body = nn.Sequential(_stage(32, 64), _stage(64, 128))
        self.around = _stage(128, 256)
        self.near, self.far = nn.Conv2d(128, 128, 3, padding=1), nn.Conv2d(256, 128, 1)
        self.things = nn.Conv2d(128, len(THING_NAMES), 1)
        self.whole = nn.Linear(256 * 16, FEATURES)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(FEATURES, len(values)) for name, values in CLASSES.items()}
        )

    def features(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """The cells (n, 128, 8, 8), and the vector of the whole (n, 256) that distances are measured in."""
        grid = self.body(self.stem(pictures))
        around = self.around(grid)
        cells = F.silu(self.near(grid) + F.interpolate(self.far(around), scale_factor=2.0, mode="bilinear"))
        return cells, F.silu(self.whole(F.dropout(around.flatten(1), 0.1, self.training)))

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        """Logits by attribute, and of each thing under "things"; under "cells" those of each cell, (n, 64, 8, 8)."""
        cells, whole = self.features(pictures)
        logits = {name: head(whole) for name, head in self.heads.items()}
        logits["cells"] = self.things(cells)
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


def decoded(latents: np.ndarray, codec: PatchCodec) -> Tensor:
    """Latents (n, channels, 16, 16) -> pictures (n, 3, 128, 128)."""
    return torch.from_numpy(codec.decode(latents)).permute(0, 3, 1, 2).contiguous()


@dataclass(frozen=True)
class Lessons:
    """Painted scenes to learn from: latents (n, channels, 16, 16), labels, and which thing stands where (n, 16, 16).

    `pictures`, uint8 (m, 128, 128, 3), are those of the first m, as they were painted; m may be 0.
    """

    latents: np.ndarray
    pictures: np.ndarray
    labels: Labels
    standing: np.ndarray
    codec: PatchCodec

    def draw(self, size: int, rng: np.random.Generator) -> tuple[Tensor, np.ndarray]:
        """Pictures (size, 3, 128, 128) and whose they are: half as painted, half as the linear code gives them back."""
        painted = size // 2 if len(self.pictures) else 0
        rows = [
            self._rows(len(self.pictures), painted, rng),
            self._rows(len(self.latents), size - painted, rng),
        ]
        shown = torch.from_numpy(normalise(self.pictures[rows[0]])).permute(0, 3, 1, 2)
        return torch.cat(
            [shown, decoded(self.latents[rows[1]].astype(np.float32), self.codec)]
        ), np.concatenate(rows)

    def _rows(self, among: int, count: int, rng: np.random.Generator) -> np.ndarray:
        shares = sketch_shares(self.labels.single["style"][:among] == STYLES.index("pencil"), SKETCHES)
        return rng.choice(among, count, p=shares) if count else np.zeros(0, np.int64)


def train_classifier(
    classifier: Classifier, lessons: Lessons, *, minutes: float, device: str = "cpu"
) -> Classifier:
    """Train for minutes of processor time on pictures disturbed a little.

    Generated pictures come from latents too, so the classifier must not lean on what latents cannot hold.
    """
    classifier.train().to(device)
    optimiser = torch.optim.AdamW(classifier.parameters(), RATE, weight_decay=0.05)
    rng, noise = np.random.default_rng(0), torch.Generator().manual_seed(0)
    began, steps = time.process_time(), 0
    while (progress := (time.process_time() - began) / (minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1.0, steps / 100) * (1.01 - progress)
        pictures, rows = lessons.draw(BATCH, rng)
        pictures = pictures + 0.05 * torch.randn(pictures.shape, generator=noise)
        where = torch.from_numpy(lessons.standing[rows]).long()
        loss = classifier_loss(classifier(pictures.to(device)), lessons.labels.rows(rows), where)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps += 1
        if steps % 100 == 0:
            print(f"classifier: {steps} steps, loss {float(loss.detach()):.3f}, {progress:.0%}", flush=True)
    return classifier.cpu().eval()
