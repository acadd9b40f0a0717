"""The training set: shards of painted pictures, their captions and latents, made once and kept on disk.

A shard is a function of its number alone, so that a set can grow while a model trains on it, and any shard can be made
again. Shards from `HELD_OUT` on are never trained on.
"""

import dataclasses
import json
import multiprocessing
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

from generation.training.chart import TRAITS, chart_of, traits_of
from generation.training.latents import PatchCodec
from generation.training.painter import Scene, paint, sample_scene
from generation.training.painter.captions import caption
from generation.training.painter.vocabulary import STYLES
from generation.training.text import TextEncoder

SHARD = 2500
HELD_OUT = 9000
"""Shards from this number on are for measuring."""
CHANNELS = 32
SKETCHES = 2.0
"""So many times as often as another picture a pencil sketch comes up: its form is in thin lines, learned slowest."""


def sketch_shares(sketches: np.ndarray, times: float = SKETCHES) -> np.ndarray:
    """How often each picture comes up, (n,), all together 1; `sketches` (n,) says which are pencil sketches."""
    shares = np.where(sketches, times, 1.0)
    return shares / shares.sum()


def scene_of(shard: int, index: int) -> tuple[Scene, str]:
    """The scene of a picture of the set, and its caption."""
    rng = np.random.default_rng([shard, index])
    scene = sample_scene(rng)
    return scene, caption(scene, rng)


def picture_of(scene: Scene, shard: int, index: int, pixels: int) -> np.ndarray:
    """The picture of a scene of the set at any size, always with the same fine texture."""
    return paint(scene, pixels, np.random.default_rng([shard, index, 1]))


@dataclass(frozen=True)
class Shard:
    """One shard in memory. `starts[i]:starts[i + 1]` are the rows of `tokens` of picture i."""

    latents: np.ndarray
    charts: np.ndarray
    traits: np.ndarray
    tokens: np.ndarray
    starts: np.ndarray


def _painted(job: tuple[int, int, int]) -> np.ndarray:
    shard, index, pixels = job
    return picture_of(scene_of(shard, index)[0], shard, index, pixels)


def paint_shard(shard: int, pixels: int, size: int = SHARD, workers: int = 1) -> np.ndarray:
    """The first `size` pictures of a shard, (size, pixels, pixels, 3) uint8, painted by `workers` processes."""
    jobs = [(shard, index, pixels) for index in range(size)]
    if workers == 1:
        return np.stack([_painted(job) for job in jobs])
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        return np.stack(pool.map(_painted, jobs, chunksize=25))


def write_shard(
    folder: Path,
    shard: int,
    pictures: np.ndarray,
    codec: PatchCodec | None,
    encoder: TextEncoder,
    *,
    keep_pictures: bool = False,
) -> PatchCodec:
    """Caption and encode one painted shard; without a codec this shard's pictures decide it."""
    size = len(pictures)
    scenes, captions = _scenes(shard, size)
    codec = codec or PatchCodec.fit(pictures, CHANNELS)
    latents = np.concatenate([codec.encode(pictures[i : i + 250]) for i in range(0, size, 250)])
    tokens, starts = encoder.pack(captions)
    folder.mkdir(parents=True, exist_ok=True)
    if keep_pictures:
        np.save(folder / f"pictures-{shard:04d}.npy", pictures)
    tensors = {"latents": latents.astype(np.float16), "tokens": tokens, "starts": starts}
    tensors |= _charted(scenes, latents.shape[-1])
    _keep(folder, shard, scenes, captions, tensors)
    return codec


def _charted(scenes: list[Scene], cells: int) -> dict[str, np.ndarray]:
    return {
        "charts": np.stack([chart_of(scene, cells) for scene in scenes]),
        "traits": np.stack([traits_of(scene) for scene in scenes]),
    }


def _scenes(shard: int, size: int) -> tuple[list[Scene], list[str]]:
    scenes, captions = zip(*(scene_of(shard, index) for index in range(size)), strict=True)
    return list(scenes), list(captions)


def _keep(
    folder: Path, shard: int, scenes: list[Scene], captions: list[str], tensors: dict[str, np.ndarray]
) -> None:
    with open(folder / f"scenes-{shard:04d}.jsonl", "w", encoding="utf-8") as lines:
        for scene, text in zip(scenes, captions, strict=True):
            lines.write(json.dumps({"caption": text, **dataclasses.asdict(scene)}) + "\n")
    partial = folder / f"shard-{shard:04d}.partial"
    save_file(tensors, partial)
    os.replace(partial, folder / f"shard-{shard:04d}.safetensors")


def caption_anew(folder: Path, device: str = "cpu") -> None:
    """Caption every shard in the words that captions have by now, and chart it; no picture changes."""
    encoder = TextEncoder(device)
    for path in sorted(folder.glob("shard-*.safetensors")):
        shard, latents = int(path.stem.split("-")[1]), load_file(path)["latents"]
        scenes, captions = _scenes(shard, len(latents))
        tokens, starts = encoder.pack(captions)
        tensors = {"latents": latents, "tokens": tokens, "starts": starts} | _charted(
            scenes, latents.shape[-1]
        )
        _keep(folder, shard, scenes, captions, tensors)
        print(f"shard {shard}: {len(captions)} captions", flush=True)


def make_shards(
    folder: Path, shards: range, pixels: int, *, keep_pictures: int = 6, workers: int = 1, device: str = "cpu"
) -> None:
    """Make the shards that are missing; the first `keep_pictures` keep their pictures."""
    encoder = TextEncoder(device)
    codec_path = folder / "codec.safetensors"
    codec = PatchCodec.load(codec_path) if codec_path.exists() else None
    for shard in shards:
        if (folder / f"shard-{shard:04d}.safetensors").exists():
            continue
        keep = shard - shards.start < keep_pictures
        pictures = paint_shard(shard, pixels, workers=workers)
        made = write_shard(folder, shard, pictures, codec, encoder, keep_pictures=keep)
        if codec is None:
            made.save(codec_path)
        codec = made
        print(f"shard {shard}: {SHARD} pictures", flush=True)


def read_scenes(folder: Path, shard: int) -> list[dict]:
    """What `write_shard` wrote about the scenes: attributes as plain values, with the caption."""
    with open(folder / f"scenes-{shard:04d}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@dataclass(frozen=True)
class Batch:
    """What one training step sees: latents (b, c, n, n), the charts (b, 7, n, n) and traits (b, 6) of their scenes,

    tokens (b, t, 384) and their mask (b, t).
    """

    latents: torch.Tensor
    charts: torch.Tensor
    traits: torch.Tensor
    tokens: torch.Tensor
    mask: torch.Tensor

    def to(self, device: str) -> "Batch":
        """The same batch on another device."""
        return Batch(
            *(getattr(self, field.name).to(device, non_blocking=True) for field in dataclasses.fields(self))
        )


class Dataset:
    """All training shards that are complete, drawn from at random; `refresh` picks up shards made since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shards: dict[str, Shard] = {}
        self.refresh()
        if not self.shards:
            raise FileNotFoundError(
                f"No training shards in {folder}: run `python -m generation.training data` first."
            )

    def refresh(self) -> None:
        """Load shards that have appeared since the last look."""
        for path in sorted(self.folder.glob("shard-*.safetensors")):
            number = int(path.stem.split("-")[1])
            if path.name not in self.shards and number < HELD_OUT:
                self.shards[path.name] = Shard(**load_file(path))
        self._hold(list(self.shards.values()))

    def _hold(self, shards: list[Shard]) -> None:
        """Draw from these from now on."""
        self._list = shards
        self._ends = np.cumsum([len(shard.latents) for shard in self._list])
        styles = np.concatenate([shard.traits[:, list(TRAITS).index("style")] for shard in self._list])
        self._shares = np.cumsum(sketch_shares(styles == 1 + STYLES.index("pencil")))

    def __len__(self) -> int:
        return int(self._ends[-1])

    def batch(self, size: int, rng: np.random.Generator) -> Batch:
        """Draw a batch with replacement."""
        picks = np.minimum(np.searchsorted(self._shares, rng.random(size), side="right"), len(self) - 1)
        owners = np.searchsorted(self._ends, picks, side="right")
        rows = [
            (self._list[owner], int(pick - (self._ends[owner - 1] if owner else 0)))
            for owner, pick in zip(owners, picks, strict=True)
        ]
        return collate(rows)


def collate(rows: list[tuple[Shard, int]]) -> Batch:
    """Put pictures of any shards together, captions padded to the longest."""
    lengths = np.array([shard.starts[index + 1] - shard.starts[index] for shard, index in rows])
    longest = int(lengths.max())
    tokens = np.zeros((len(rows), longest, rows[0][0].tokens.shape[1]), np.float16)
    for row, (shard, index) in enumerate(rows):
        tokens[row, : lengths[row]] = shard.tokens[shard.starts[index] : shard.starts[index + 1]]
    latents, charts, traits = (
        torch.from_numpy(np.stack([getattr(shard, name)[index] for shard, index in rows])).float()
        for name in ("latents", "charts", "traits")
    )
    return Batch(
        latents,
        charts,
        traits,
        torch.from_numpy(tokens).float(),
        torch.from_numpy(np.arange(longest)[None] < lengths[:, None]),
    )


def unseen_batch(count: int, cells: int, encoder: TextEncoder) -> Batch:
    """The first captions and charts that are never trained on, without latents."""
    scenes, captions = zip(*(scene_of(HELD_OUT, index) for index in range(count)), strict=True)
    charts, traits = (torch.from_numpy(part).float() for part in _charted(list(scenes), cells).values())
    return Batch(torch.empty(count, 0), charts, traits, *encoder(captions))
