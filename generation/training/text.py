"""Words as numbers for training: the product's text encoder (`generation/zoo/text_encoder.py`) on torch, in batches."""

from collections.abc import Sequence

import numpy as np
import torch

from generation.training.precision import autocast
from generation.zoo.text_encoder import MAX_TOKENS, WIDTH, encoder_folder


class TextEncoder:
    """Turns captions into token vectors; never trained."""

    def __init__(self, device: str = "cpu") -> None:
        from transformers import AutoModel, AutoTokenizer

        folder = encoder_folder()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval().to(device)
        self.device = device

    @torch.no_grad()
    def __call__(self, captions: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Tokens (n, longest, 384) float32 and their mask (n, longest) bool, longest at most 32."""
        batch = self.tokenizer(
            list(captions), padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        hidden = self.model(**batch.to(self.device)).last_hidden_state
        return hidden.float(), batch["attention_mask"].bool()

    def sentences(self, texts: Sequence[str], batch: int = 256) -> np.ndarray:
        """One unit vector a text, (n, 384), as the product's encoder makes it; texts of like length go together."""
        order = np.argsort([len(text) for text in texts])
        found = np.empty((len(texts), WIDTH), np.float32)
        for start in range(0, len(texts), batch):
            chosen = order[start : start + batch]
            tokens, mask = self([texts[i] for i in chosen])
            visible = mask[..., None].float()
            found[chosen] = ((tokens * visible).sum(1) / visible.sum(1)).cpu().numpy()
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    def pack(self, captions: Sequence[str], batch: int = 128) -> tuple[np.ndarray, np.ndarray]:
        """All captions' tokens end to end (total, 384) float16, and where each begins (n + 1,) int64.

        Captions of like length go together, so that little is padded.
        """
        order = np.argsort([len(caption) for caption in captions])
        rows: list[np.ndarray] = [np.empty(0)] * len(captions)
        with autocast(self.device):
            for start in range(0, len(captions), batch):
                chosen = order[start : start + batch]
                tokens, mask = self([captions[i] for i in chosen])
                for index, vectors, length in zip(
                    chosen, tokens.half().cpu().numpy(), mask.sum(1).tolist(), strict=True
                ):
                    rows[index] = vectors[:length]
        starts = np.cumsum([0, *(len(row) for row in rows)]).astype(np.int64)
        return np.concatenate(rows), starts
