"""A second question that is asked in training alone: what stands in each cell, and in which colour?

The painter knows, so half-way through the network a linear layer is asked. To answer it the first blocks have to find
the thing's word in the caption and its place in the noise, which is also what drawing it begins with, and an answer
with a name teaches that in fewer pictures than colours of pixels do. The layer is not shipped.
Source: the idea of Yu et al., "Representation Alignment for Generation" (REPA), 2024, with names in place of another
network's features.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from generation.training.network import NetworkConfig, normed
from generation.training.painter.vocabulary import COLOUR_NAMES, THING_NAMES

ANSWERS = (1 + len(THING_NAMES), 1 + len(COLOUR_NAMES))
"""How many answers there are to either question; 0 is nothing."""


class Naming(nn.Module):
    """Asks patches half-way through the network what they are about to draw."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.answers = nn.Linear(config.dim, sum(ANSWERS) * config.patch**2)

    def forward(self, middle: Tensor) -> tuple[Tensor, Tensor]:
        """Patches (b, tokens, dim) -> logits of things and of colours in every cell, (b, answers, n, n) each."""
        side = self.config.grid // self.config.patch
        logits = self.answers(normed(middle.float(), self.config.dim)).transpose(1, 2)
        cells = F.pixel_shuffle(logits.reshape(len(middle), -1, side, side), self.config.patch)
        things, colours = cells.split(ANSWERS, dim=1)
        return things, colours

    def loss(self, middle: Tensor, standing: Tensor, weights: Tensor) -> Tensor:
        """Cross-entropy of both answers; standing (b, 2, n, n) as the data has it, weights (b, 1, n, n) of mean 1."""
        wrong = torch.stack(
            [
                F.cross_entropy(logits, right, reduction="none")
                for logits, right in zip(self(middle), standing.unbind(1), strict=True)
            ]
        )
        return (wrong.sum(0) * weights[:, 0]).mean()
