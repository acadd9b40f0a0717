"""The decoder: latents back to pictures of 256 pixels, sharper than the linear code can.

It adds a residual to the linear way back. Its input is disturbed while it learns, because generated latents are never
quite right: that is what removes the seams between patches. It is taught with pictures of twice the size that the
latents were made from, so it also restores the detail that the smaller picture had no room for.
Source: Shi et al., "Real-Time Single Image Super-Resolution Using Sub-Pixel Convolution", 2016 (pixel shuffle).
"""

import json
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from generation.training.latents import PATCH, PatchCodec

UPSCALE = 2
"""The decoder's pictures are this many times as large as those that were encoded."""
NOISE = 0.15
"""The most that latents are disturbed by while the decoder learns, in their deviations."""


class Residual(nn.Module):
    """Two convolutions that add to what passes; the second begins at zero."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        nn.init.zeros_(self.second.weight)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(F.silu(self.first(F.silu(x))))


def _finer(channels: int, after: int) -> nn.Sequential:
    """Twice as fine a grid."""
    return nn.Sequential(nn.Conv2d(channels, 4 * after, 1), nn.PixelShuffle(2))


class Decoder(nn.Module):
    """Latents (b, channels, n, n) -> pictures (b, 3, 16 n, 16 n) in about -1 to 1."""

    def __init__(self, channels: int, width: int = 144) -> None:
        super().__init__()
        self.channels, self.width = channels, width
        self.linear = nn.ConvTranspose2d(channels, 3, PATCH, PATCH, bias=False)
        self.mean = nn.Parameter(torch.zeros(3, PATCH, PATCH), requires_grad=False)
        stages: list[nn.Module] = [nn.Conv2d(channels, width, 3, padding=1), Residual(width), Residual(width)]
        for before, after in ((width, 72), (72, 40), (40, 20)):
            stages += [_finer(before, after), Residual(after), Residual(after)]
        last = nn.Conv2d(20, 12, 3, padding=1)
        for parameter in last.parameters():
            nn.init.zeros_(parameter)
        self.detail = nn.Sequential(*stages, nn.SiLU(), last, nn.PixelShuffle(2))

    def start_from(self, codec: PatchCodec) -> None:
        """Take over the linear code."""
        with torch.no_grad():
            scaled = torch.from_numpy((codec.basis * codec.deviation).T.copy())
            self.linear.weight.copy_(scaled.reshape(-1, PATCH, PATCH, 3).permute(0, 3, 1, 2))
            self.mean.copy_(torch.from_numpy(codec.mean).reshape(PATCH, PATCH, 3).permute(2, 0, 1))

    def forward(self, latents: Tensor) -> Tensor:
        cells = latents.shape[-1]
        coarse = self.linear(latents) + self.mean.repeat(1, cells, cells)
        base = F.interpolate(coarse, scale_factor=UPSCALE, mode="bilinear", align_corners=False)
        return base + self.detail(latents)

    def save(self, path: Path) -> None:
        """Write the weights as safetensors, atomically."""
        partial = path.with_suffix(".partial")
        shape = json.dumps({"channels": self.channels, "width": self.width})
        save_file(
            {name: value.contiguous().cpu() for name, value in self.state_dict().items()},
            partial,
            {"shape": shape},
        )
        os.replace(partial, path)

    @classmethod
    def load(cls, path: Path) -> "Decoder":
        """Read what `save` wrote."""
        with safe_open(path, "pt") as file:
            decoder = cls(**json.loads(file.metadata()["shape"]))
            decoder.load_state_dict({name: file.get_tensor(name).float() for name in file.keys()})  # noqa: SIM118
        return decoder.eval()


def decoder_loss(made: Tensor, wanted: Tensor) -> Tensor:
    """Mean error of pixels and of the steps between neighbours, which keeps edges sharp."""
    error = made - wanted
    across = (error[..., 1:] - error[..., :-1]).abs().mean()
    down = (error[..., 1:, :] - error[..., :-1, :]).abs().mean()
    return error.abs().mean() + 0.5 * (across + down)


def train_decoder(
    decoder: Decoder,
    latents: np.ndarray,
    pictures: np.ndarray,
    *,
    minutes: float,
    batch: int = 8,
    device: str = "cpu",
) -> Decoder:
    """Train for minutes of processor time on latents (n, c, k, k) and their uint8 pictures (n, 16 k, 16 k, 3)."""
    decoder = decoder.to(device).train()
    optimiser = torch.optim.AdamW(decoder.parameters(), 2e-3, betas=(0.9, 0.98), weight_decay=0.01)
    rng, noise = np.random.default_rng(0), torch.Generator().manual_seed(0)
    began, steps = time.process_time(), 0
    while (progress := (time.process_time() - began) / (minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * min(1.0, steps / 50) * (0.02 + 0.98 * (1 - progress))
        rows = np.sort(rng.integers(0, len(latents), batch))
        codes = torch.from_numpy(latents[rows].astype(np.float32))
        wanted = torch.from_numpy(pictures[rows]).permute(0, 3, 1, 2).float() / 127.5 - 1
        strength = NOISE * torch.rand(batch, 1, 1, 1, generator=noise)
        codes = codes + strength * torch.randn(codes.shape, generator=noise)
        loss = decoder_loss(decoder(codes.to(device)), wanted.to(device))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        steps += 1
        if steps % 100 == 0:
            print(f"decoder: {steps} steps, loss {float(loss.detach()):.4f}, {progress:.0%}", flush=True)
    return decoder.cpu().eval()
