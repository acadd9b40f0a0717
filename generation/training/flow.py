"""Rectified flow: what the network is asked to learn, and sampling from it in torch.

A latent x and noise e are joined by a straight line x_t = (1 - t) x + t e; the network predicts its direction e - x.
Sources: Liu et al., "Flow Straight and Fast", 2022; Esser et al., "Scaling Rectified Flow Transformers", 2024.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from generation.training.dataset import Batch
from generation.training.naming import Naming
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.precision import autocast
from generation.training.sampler import euler, guide

CAPTION_DROPOUT = 0.1
THING_WEIGHT = 3.0
"""Cells where a thing stands count 1 + this in the loss: they are few, and what people look at."""
NAMING_WEIGHT = 0.1
"""How much the names of things count beside the direction."""
COARSE_FIRST = 0.5
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
    naming: Naming,
    batch: Batch,
    generator: torch.Generator,
    channels: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """Mean squared error of the predicted direction, channels weighted by `channels` where it is given; and how

    badly things are named half-way. Random numbers come from a CPU generator on every device.
    """
    device = batch.latents.device
    count = len(batch.latents)
    times = sample_times(count, generator).to(device)
    noise = torch.randn(batch.latents.shape, generator=generator).to(device)
    drop = (torch.rand(count, generator=generator) < CAPTION_DROPOUT).to(device)
    tokens, mask = network.hush(batch.tokens, batch.mask, drop)
    at = times[:, None, None, None]
    with autocast(device.type):
        predicted, middle = network.with_middle((1 - at) * batch.latents + at * noise, times, tokens, mask)
    weights = 1 + THING_WEIGHT * (batch.standing[:, :1] > 0)
    named = naming.loss(middle, batch.standing, weights / weights.mean())
    if channels is not None:
        weights = weights * channels.to(device)
    error = (predicted.float() - (noise - batch.latents)).square() * weights / weights.mean()
    return error.mean(), named


def noise_of(seeds: Sequence[int], config: NetworkConfig) -> Tensor:
    """The noise that pictures of these seeds begin with, as the product draws it, (n, channels, grid, grid)."""
    shape = (config.channels, config.grid, config.grid)
    return torch.from_numpy(
        np.stack([np.random.default_rng(seed).standard_normal(shape, np.float32) for seed in seeds])
    )


@torch.no_grad()
def sample(
    network: FlowTransformer,
    words: tuple[Tensor, Tensor],
    noise: Tensor,
    *,
    steps: int = 20,
    guidance: float = 3.5,
) -> Tensor:
    """Latents (n, channels, grid, grid) for n captions' tokens and mask, from noise of that shape."""
    tokens, mask = words
    count = len(tokens)
    drop = torch.arange(2 * count, device=tokens.device) >= count
    both_tokens, both_masks = network.hush(torch.cat([tokens, tokens]), torch.cat([mask, mask]), drop)

    def velocity(x: Tensor, time: float) -> Tensor:
        times = torch.full((2 * count,), time, device=x.device)
        with autocast(x.device.type):
            both = network(torch.cat([x, x]), times, both_tokens, both_masks)
        conditional, unconditional = both.float().chunk(2)
        return guide(conditional, unconditional, guidance)

    *_, (latents, _) = euler(velocity, noise.to(tokens.device), steps)
    return latents
