"""Rectified flow: what the network is asked to learn, and sampling from it in torch.

A latent x and noise e are joined by a straight line x_t = (1 - t) x + t e; the network predicts its direction e - x.
Its plan goes from noise in the same way by a clock of its own; of it the network predicts x.
Sources: Liu et al., "Flow Straight and Fast", 2022; Esser et al., "Scaling Rectified Flow Transformers", 2024.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from generation.training.dataset import Batch
from generation.training.network import FlowTransformer, NetworkConfig
from generation.training.plan import LEAD, LOUDNESS, clock, guidances
from generation.training.precision import autocast
from generation.training.sampler import euler, guide

CAPTION_DROPOUT = 0.1
PLAN_DROPOUT = 0.05
"""So many pictures are drawn without their plan although something was said; all are where nothing was."""
WORD_DROPOUT = 0.15
"""So many tokens are kept from the network, so that it does not wait for one word that it knows."""
THING_WEIGHT = 3.0
"""Cells where a thing stands count 1 + this in the loss: they are few, and what people look at."""
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
    batch: Batch,
    generator: torch.Generator,
    channels: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """Mean squared errors: of the predicted direction, channels weighted by `channels` where it is given; of the plan,

    where it is not finished yet. Random numbers come from a CPU generator on every device.
    """
    device = batch.latents.device
    count = len(batch.latents)
    times = sample_times(count, generator)
    clocks = torch.from_numpy(np.stack([clock(time, *_channels(network)) for time in times.tolist()])).to(
        device
    )
    times = times.to(device)
    wanted = batch.plans[:, : network.config.plan]
    goal = torch.cat([batch.latents, LOUDNESS * wanted], dim=1)
    noise = torch.randn(goal.shape, generator=generator).to(device)
    drop = (torch.rand(count, generator=generator) < CAPTION_DROPOUT).to(device)
    heard = (torch.rand(batch.mask.shape, generator=generator) > WORD_DROPOUT).to(device)
    heard[:, 0] = True  # the first token stands for the whole caption, and one has to be left
    tokens, mask = network.hush(batch.tokens, batch.mask & heard, drop)
    planless = drop | (torch.rand(count, generator=generator) < PLAN_DROPOUT).to(device)
    drawing = without_plan((1 - clocks) * goal + clocks * noise, network.config.channels, planless)
    with autocast(device.type):
        direction, plans = network.predict(drawing, times, tokens, mask)
    cells = 1 + THING_WEIGHT * batch.covered
    cells = cells / cells.mean()
    weights = cells if channels is None else cells * channels.to(device)
    error = (direction.float() - (noise - goal)[:, : network.config.channels]).square() * weights
    asked = ((times > LEAD) & ~planless).float()[:, None, None, None]
    planned = (plans.float() - wanted).square() * cells * asked
    return error.mean() / weights.mean(), planned.mean() if network.config.plan else planned.sum()


def without_plan(drawings: Tensor, channels: int, where: Tensor) -> Tensor:
    """Drawings whose plan is silent `where` (b,) is true: what guidance leads away from has none."""
    latents, plans = drawings[:, :channels], drawings[:, channels:]
    return torch.cat([latents, plans * ~where[:, None, None, None]], dim=1)


def _channels(network: FlowTransformer) -> tuple[int, int]:
    return network.config.channels, network.config.plan


def noise_of(seeds: Sequence[int], config: NetworkConfig) -> Tensor:
    """The noise that pictures of these seeds and their plans begin with, as the product draws it, (n, *shape)."""
    return torch.from_numpy(
        np.stack([np.random.default_rng(seed).standard_normal(config.shape, np.float32) for seed in seeds])
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
    """Latents and their plans for n captions' tokens and mask, from noise of that shape (n, *shape)."""
    ways = torch.from_numpy(guidances(guidance, *_channels(network))).to(noise.device)
    tokens, mask = words
    count = len(tokens)
    drop = torch.arange(2 * count, device=tokens.device) >= count
    both_tokens, both_masks = network.hush(torch.cat([tokens, tokens]), torch.cat([mask, mask]), drop)

    def velocity(x: Tensor, time: float) -> Tensor:
        times = torch.full((2 * count,), time, device=x.device)
        drawings = without_plan(torch.cat([x, x]), network.config.channels, drop)
        with autocast(x.device.type):
            both = network(drawings, times, both_tokens, both_masks)
        conditional, unconditional = both.float().chunk(2)
        return guide(conditional, unconditional, ways)

    def clocks(time: float) -> Tensor:
        return torch.from_numpy(clock(time, *_channels(network))).to(noise.device)

    *_, (drawing, _) = euler(velocity, noise.to(tokens.device), steps, clocks)
    return drawing
