"""The linear code of patches keeps what it says it keeps."""

from pathlib import Path

import numpy as np

from generation.training.latents import PatchCodec, from_patches, normalise, psnr, to_bytes, to_patches


def pictures(count: int = 12, side: int = 32) -> np.ndarray:
    """Smooth random pictures."""
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 255, (count, 4, 4, 3)).astype(np.float32)
    fine = coarse.repeat(side // 4, axis=1).repeat(side // 4, axis=2)
    return (fine * 0.9 + rng.uniform(0, 25, fine.shape)).astype(np.uint8)


def test_patches_come_back_in_their_places():
    sample = pictures().astype(np.float32)
    assert np.array_equal(from_patches(to_patches(sample)), sample)


def test_all_components_lose_nothing():
    sample = pictures()
    codec = PatchCodec.fit(sample, 192)
    assert np.array_equal(to_bytes(codec.decode(codec.encode(sample))), sample)


def test_more_components_lose_less():
    sample = pictures()
    kept = [
        psnr((codec := PatchCodec.fit(sample, k)).decode(codec.encode(sample)), normalise(sample))
        for k in (3, 12, 48)
    ]
    assert kept == sorted(kept)


def test_latents_have_mean_zero_and_deviation_one():
    sample = pictures(60)
    latents = PatchCodec.fit(sample, 8).encode(sample)
    assert np.allclose(latents.mean((0, 2, 3)), 0, atol=1e-3)
    assert np.allclose(latents.std((0, 2, 3)), 1, atol=1e-2)


def test_a_code_is_read_back_as_it_was_written(tmp_path: Path):
    codec = PatchCodec.fit(pictures(), 8)
    codec.save(tmp_path / "codec.safetensors")
    again = PatchCodec.load(tmp_path / "codec.safetensors")
    assert np.array_equal(codec.encode(pictures()), again.encode(pictures()))
