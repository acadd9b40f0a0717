"""The diffusion transformer that turns noise into latents while it reads a caption and the chart of a planned scene.

Latents are cut into 2 x 2 patches, one token each, to which is added what the chart says of them (`atlas.py`). Time,
the caption's mean and the scene's traits modulate every block (one shared projection plus a learned offset a block,
"adaLN-single"); every block also attends to the caption's tokens. What the network sees goes past the blocks, times a
share that they decide for every value: a direction is mostly noise that was seen, which need not be kept, number by
number, in a stream that is hardly wider than a patch.
Sources: Peebles, Xie, "Scalable Diffusion Models with Transformers", 2023; Chen et al., "PixArt-alpha", 2023;
So et al., "Primer" (squared ReLU), 2021; Karras et al., "Elucidating the Design Space of Diffusion-Based Generative
Models" (preconditioning), 2022.
"""

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from generation.training.atlas import Atlas


@dataclass(frozen=True)
class NetworkConfig:
    """The shape of the network: `grid` is the side of the latents in cells, `atlas` how many features a part of a thing

    has, 0 for a network that reads no chart.
    """

    channels: int = 16
    grid: int = 16
    patch: int = 2
    dim: int = 256
    depth: int = 8
    heads: int = 4
    text_width: int = 384
    atlas: int = 32

    @property
    def tokens(self) -> int:
        """How many tokens a picture has."""
        return (self.grid // self.patch) ** 2

    @property
    def shape(self) -> tuple[int, int, int]:
        """Of what is drawn: channels, height, width."""
        return self.channels, self.grid, self.grid

    def to_dict(self) -> dict[str, int]:
        """As JSON would have it."""
        return asdict(self)


def normed(x: Tensor, width: int) -> Tensor:
    """Layer norm without parameters: the modulation supplies scale and shift."""
    return F.layer_norm(x, (width,))


def attend(query: Tensor, key: Tensor, value: Tensor, bias: Tensor | None) -> Tensor:
    """Attention, (b, heads, n, d) each; written out on the CPU, where the fused kernel is slower in bfloat16."""
    if query.is_cuda:
        return F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    if bias is not None:
        scores = scores + bias
    return scores.softmax(-1).to(value.dtype) @ value


def relative_places(side: int) -> Tensor:
    """The number of the offset between each two patches of a side x side grid, (side^2, side^2)."""
    rows, columns = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")
    places = torch.stack([rows.flatten(), columns.flatten()])
    down, across = places[:, :, None] - places[:, None, :] + side - 1
    return down * (2 * side - 1) + across


class SelfAttention(nn.Module):
    """Every patch looks at every patch, and learns from how far and which way it likes to look.

    Source: Liu et al., "Swin Transformer" (relative position bias), 2021.
    """

    offsets: Tensor

    def __init__(self, dim: int, heads: int, side: int) -> None:
        super().__init__()
        self.heads = heads
        self.into = nn.Linear(dim, 3 * dim)
        self.out = nn.Linear(dim, dim)
        self.liking = nn.Parameter(torch.zeros(heads, (2 * side - 1) ** 2))
        self.register_buffer("offsets", relative_places(side), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        batch, count, dim = x.shape
        query, key, value = self.into(x).view(batch, count, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        bias = self.liking[:, self.offsets].to(x.dtype)
        return self.out(attend(query, key, value, bias).transpose(1, 2).reshape(batch, count, dim))


class CrossAttention(nn.Module):
    """Every patch looks at every word."""

    def __init__(self, dim: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(dim, dim)
        self.words = nn.Linear(dim, 2 * dim)
        self.out = nn.Linear(dim, dim)

    def forward(self, x: Tensor, words: Tensor, bias: Tensor) -> Tensor:
        batch, count, dim = x.shape
        query = self.query(x).view(batch, count, self.heads, -1).transpose(1, 2)
        key, value = self.words(words).view(batch, words.shape[1], 2, self.heads, -1).permute(2, 0, 3, 1, 4)
        return self.out(attend(query, key, value, bias).transpose(1, 2).reshape(batch, count, dim))


class Block(nn.Module):
    """Self-attention, attention to the caption, a squared-ReLU MLP; each adds to a residual stream from zero."""

    def __init__(self, dim: int, heads: int, side: int) -> None:
        super().__init__()
        self.dim = dim
        self.own = SelfAttention(dim, heads, side)
        self.cross = CrossAttention(dim, heads)
        self.widen = nn.Linear(dim, 4 * dim)
        self.narrow = nn.Linear(4 * dim, dim)
        self.offset = nn.Parameter(torch.zeros(6, dim))
        for last in (self.own.out, self.cross.out, self.narrow):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)

    def forward(self, x: Tensor, modulation: Tensor, words: Tensor, bias: Tensor) -> Tensor:
        parts = (modulation + self.offset).to(x.dtype).unsqueeze(2).unbind(1)
        scale_own, shift_own, gate_own, scale_mlp, shift_mlp, gate_mlp = parts
        x = x + (1 + gate_own) * self.own(normed(x, self.dim) * (1 + scale_own) + shift_own)
        x = x + self.cross(normed(x, self.dim), words, bias)
        hidden = F.relu(self.widen(normed(x, self.dim) * (1 + scale_mlp) + shift_mlp)).square()
        return x + (1 + gate_mlp) * self.narrow(hidden)


def time_features(time: Tensor, count: int = 128) -> Tensor:
    """Cosines and sines of time (b,) in 0 to 1 at `count` frequencies, (b, 2 * count)."""
    frequencies = torch.exp(torch.arange(count, device=time.device) * (-math.log(10000) / count))
    angles = time[:, None] * 1000 * frequencies
    return torch.cat([angles.cos(), angles.sin()], dim=1)


class FlowTransformer(nn.Module):
    """Predicts the velocity from picture to noise at a time between them."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        dim = config.dim
        values = config.channels * config.patch**2
        self.into = nn.Linear(values, dim)
        self.position = nn.Parameter(torch.randn(1, config.tokens, dim) * 0.02)
        self.time_in = nn.Linear(256, dim)
        self.time_out = nn.Linear(dim, dim)
        self.summary_in = nn.Linear(config.text_width, dim)
        self.summary_out = nn.Linear(dim, dim)
        self.modulation = nn.Linear(dim, 6 * dim)
        self.words = nn.Linear(config.text_width, dim)
        self.silence = nn.Parameter(torch.randn(config.text_width) * 0.02)
        self.atlas = Atlas(config.atlas, dim, config.patch) if config.atlas else None
        self.blocks = nn.ModuleList(
            Block(dim, config.heads, config.grid // config.patch) for _ in range(config.depth)
        )
        self.last = nn.Linear(dim, 2 * dim)
        self.out = nn.Linear(dim, values)
        self.carry = nn.Linear(dim, values)
        for zero in (self.modulation, self.last, self.out, self.carry):
            nn.init.zeros_(zero.weight)
            nn.init.zeros_(zero.bias)

    def forward(
        self,
        latents: Tensor,
        time: Tensor,
        tokens: Tensor,
        mask: Tensor,
        charts: Tensor | None = None,
        traits: Tensor | None = None,
    ) -> Tensor:
        """Velocity, like `latents` (b, c, n, n); time (b,), caption tokens (b, t, 384), mask (b, t) bool.

        With an atlas also charts (b, 7, n, n) and traits (b, 6) as `chart.py` has them, in float32.
        """
        patch, side = self.config.patch, self.config.grid // self.config.patch
        visible = mask.unsqueeze(-1).float()
        summary = (tokens * visible).sum(1) / visible.sum(1)
        state = self.time_out(F.silu(self.time_in(time_features(time))))
        state = state + self.summary_out(F.silu(self.summary_in(normed(summary, self.config.text_width))))
        seen = F.pixel_unshuffle(latents, patch).flatten(2).transpose(1, 2)
        x = self.into(seen)
        x = x + self.position.to(x.dtype)
        if self.atlas is not None:
            if charts is None or traits is None:
                raise ValueError("This network reads charts.")
            patches, whole = self.atlas(charts, traits)
            x, state = x + patches, state + whole
        state = F.silu(state.float())
        modulation = self.modulation(state).view(-1, 6, self.config.dim).float()
        words = self.words(normed(tokens, self.config.text_width))
        bias = torch.zeros_like(mask, dtype=words.dtype).masked_fill(~mask, -1e4)[:, None, None]
        for block in self.blocks:
            x = block(x, modulation, words, bias)
        scale, shift = self.last(state)[:, None].chunk(2, -1)
        x = normed(x, self.config.dim) * (1 + scale) + shift
        values = (self.out(x) + self.carry(x) * seen).transpose(1, 2).float()
        return F.pixel_shuffle(values.reshape(-1, values.shape[1], side, side), patch)

    def hush(self, tokens: Tensor, mask: Tensor, drop: Tensor) -> tuple[Tensor, Tensor]:
        """Replace the captions where `drop` (b,) is true by the learned "nothing was said"."""
        tokens = torch.where(drop[:, None, None], self.silence.to(tokens.dtype).expand_as(tokens), tokens)
        first = torch.zeros_like(mask)
        first[:, 0] = True
        return tokens, torch.where(drop[:, None], first, mask)

    def matrices(self) -> list[nn.Parameter]:
        """The block's weight matrices: what the Muon optimiser is made for."""
        return [p for name, p in self.blocks.named_parameters() if p.ndim == 2 and name.endswith("weight")]

    def tables(self) -> list[nn.Parameter]:
        """What is looked up, not multiplied."""
        return [] if self.atlas is None else [self.atlas.pages, self.atlas.colours]
