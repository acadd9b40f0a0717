"""Rectified flow: what the network is asked to learn, and sampling from it in torch.

A latent x and noise e are joined by a straight line x_t = (1 - t) x + t e; the network predicts its direction e - x.
Sources: Liu et al., "Flow Straight and Fast", 2022; Esser et al., "Scaling Rectified Flow Transformers", 2024.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from generation.training.dataset import Batch
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.precision import autocast
from generation.training.sampler import GUIDANCE, STEPS, guide, walk

CAPTION_DROPOUT = 0.1
CHART_DROPOUT = 0.05
"""So many pictures are drawn without a chart although something was said; all are where nothing was."""
WORD_DROPOUT = 0.15
"""So many tokens are kept from the network, so that it does not wait for one word that it knows."""
THING_WEIGHT = 3.0
"""Cells where a thing stands count 1 + this in the loss: they are few, and what people look at."""
COLOUR_WEIGHT = 2.0
"""They count this much more where the thing has a colour of its own: a thin thing's is in few pixels of a cell."""
COARSE_FIRST = 0.75
"""Channels count by their deviation to this power: form and colour before fine texture."""


def sample_times(count: int, generator: torch.Generator) -> Tensor:
    """Times of a batch, (count,): half spread evenly, half drawn towards the noisy middle where form is decided."""
    even = (torch.arange(count) + torch.rand(count, generator=generator)) / count
    middle = torch.sigmoid(torch.randn(count, generator=generator) + 0.4)
    return torch.where(torch.rand(count, generator=generator) < 0.5, middle, even)


def channel_weights(deviation: np.ndarray) -> Tensor:
    """How much each channel of a code counts in the loss, mean 1, (channels, 1, 1)."""
    weights = torch.from_numpy(deviation**COARSE_FIRST)
    return (weights / weights.mean())[:, None, None]


def flow_loss(
    network: FlowTransformer,
    batch: Batch,
    generator: torch.Generator,
    channels: Tensor | None = None,
) -> Tensor:
    """Mean squared error of the predicted direction, channels weighted by `channels` where it is given.

    Random numbers come from a CPU generator on every device.
    """
    device = batch.latents.device
    count = len(batch.latents)
    times = sample_times(count, generator).to(device)
    noise = torch.randn(batch.latents.shape, generator=generator).to(device)
    drop = (torch.rand(count, generator=generator) < CAPTION_DROPOUT).to(device)
    heard = (torch.rand(batch.mask.shape, generator=generator) > WORD_DROPOUT).to(device)
    heard[:, 0] = True  # the first token stands for the whole caption, and one has to be left
    tokens, mask = network.hush(batch.tokens, batch.mask & heard, drop)
    unplanned = drop | (torch.rand(count, generator=generator) < CHART_DROPOUT).to(device)
    chart = without_chart(batch.charts, batch.traits, unplanned)
    mixed = times[:, None, None, None]
    noisy = (1 - mixed) * batch.latents + mixed * noise
    with autocast(device.type):
        direction = network(noisy, times, tokens, mask, *chart)
    weights = 1 + THING_WEIGHT * (batch.charts[:, :1] > 0) + COLOUR_WEIGHT * (batch.charts[:, 1:2] > 0)
    if channels is not None:
        weights = weights * channels.to(device)
    error = (direction.float() - (noise - batch.latents)).square() * weights
    return error.mean() / weights.mean()


def without_chart(charts: Tensor, traits: Tensor, where: Tensor) -> tuple[Tensor, Tensor]:
    """Charts and traits that say nothing `where` (b,) is true: what guidance leads away from has none."""
    return charts * ~where[:, None, None, None], traits * ~where[:, None]


def noise_of(seeds: Sequence[int], config: NetworkConfig) -> Tensor:
    """The noise that pictures of these seeds begin with, as the product draws it, (n, *shape)."""
    return torch.from_numpy(
        np.stack([np.random.default_rng(seed).standard_normal(config.shape, np.float32) for seed in seeds])
    )


@torch.no_grad()
def sample(
    network: FlowTransformer,
    words: tuple[Tensor, Tensor],
    chart: tuple[Tensor, Tensor],
    noise: Tensor,
    *,
    steps: int = STEPS,
    guidance: float = GUIDANCE,
) -> Tensor:
    """Latents for n captions' tokens and mask, and their charts and traits, from noise of that shape (n, *shape)."""
    tokens, mask = words
    count = len(tokens)
    drop = torch.arange(2 * count, device=tokens.device) >= count
    heard = network.hush(torch.cat([tokens, tokens]), torch.cat([mask, mask]), drop)
    charts, traits = (torch.cat([part, part]) for part in chart)
    read = without_chart(charts, traits, drop)

    def velocity(x: Tensor, time: float) -> Tensor:
        times = torch.full((2 * count,), time, device=x.device)
        with autocast(x.device.type):
            both = network(torch.cat([x, x]), times, *heard, *read)
        conditional, unconditional = both.float().chunk(2)
        return guide(conditional, unconditional, guidance)

    *_, (latents, _) = walk(velocity, noise.to(tokens.device), steps)
    return latents
