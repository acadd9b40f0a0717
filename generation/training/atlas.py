"""The atlas: what every part of every thing looks like, learned, and looked up where a chart says that it stands.

A network of layers alone is slow to learn by heart what stands where in a form; a table that is looked up between its
entries is quick, because only the entries that are asked for change. Its entries are numbers that mean something to the
network alone; they begin at random.
Source: Müller et al., "Instant Neural Graphics Primitives" (learned feature grids), 2022.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from generation.training.chart import TRAITS
from generation.training.painter.vocabulary import COLOUR_NAMES, THING_NAMES

SIDE = 16
"""Entries of a page across and up."""
COLOUR_FEATURES = 8
HIDDEN = 96
NUMBERS = 6
"""Of a cell, beside its features: across, up, mirrored, height, depth, and whether something stands there."""


class Atlas(nn.Module):
    """Reads charts (b, 7, n, n) and traits (b, 6), as `chart.py` has them, for a network of width `dim`."""

    def __init__(self, features: int, dim: int, patch: int) -> None:
        super().__init__()
        self.patch = patch
        self.pages = nn.Parameter(torch.randn((1 + len(THING_NAMES)) * SIDE * SIDE, features) * 0.5)
        self.colours = nn.Parameter(torch.randn(1 + len(COLOUR_NAMES), COLOUR_FEATURES) * 0.5)
        sizes = [1 + len(values) for values in TRAITS.values()]
        self.traits = nn.Parameter(torch.zeros(sum(sizes), dim))
        starts = torch.tensor([sum(sizes[:place]) for place in range(len(sizes))])
        self.register_buffer("starts", starts, persistent=False)
        self.near = nn.Conv2d(2 * features + COLOUR_FEATURES + NUMBERS, HIDDEN, 3, padding=1)
        self.out = nn.Linear(HIDDEN * patch**2, dim)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    starts: Tensor

    def forward(self, charts: Tensor, traits: Tensor) -> tuple[Tensor, Tensor]:
        """What each patch of a chart says (b, patches, dim), and what the traits say of the whole (b, dim)."""
        here = (charts[:, :1] > 0).float()
        known = (traits[:, :1] > 0).float()[:, :, None, None].expand_as(here)
        mirrored = charts[:, 4:5]
        looks = self.look_up(charts) * here
        colours = F.embedding(charts[:, 1].long(), self.colours).permute(0, 3, 1, 2)
        numbers = (charts[:, (2, 3, 5, 6)] / 127.5 - 1) * torch.cat([here, here, here, known], dim=1)
        # Features of both ways round go their own ways: a mirrored part is not the same picture moved.
        cells = [looks * mirrored, looks * (1 - mirrored), colours * here, numbers, mirrored, here]
        hidden = F.relu(self.near(torch.cat(cells, dim=1))).square()
        patches = self.out(F.pixel_unshuffle(hidden, self.patch).flatten(2).transpose(1, 2))
        return patches, F.embedding(traits.long() + self.starts, self.traits).sum(1)

    def look_up(self, charts: Tensor) -> Tensor:
        """The features of the parts that stand in each cell, (b, features, n, n), between entries where need be."""
        across, up = (charts[:, plane] * ((SIDE - 1) / 255) for plane in (2, 3))
        left, low = across.floor(), up.floor()
        found = torch.zeros(())
        for column, x in ((left, 1 - (across - left)), (left + 1, across - left)):
            for row, y in ((low, 1 - (up - low)), (low + 1, up - low)):
                places = (charts[:, 0] * SIDE + row.clamp(max=SIDE - 1)) * SIDE + column.clamp(max=SIDE - 1)
                found = found + F.embedding(places.long(), self.pages) * (x * y)[..., None]
        return found.permute(0, 3, 1, 2)
