"""Words as numbers for training: the product's text encoder (`generation/zoo/text_encoder.py`) on torch, in batches."""

from collections.abc import Sequence

import numpy as np
import torch

from generation.training.precision import autocast
from generation.zoo.text_encoder import MAX_TOKENS, encoder_folder


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

    def means(self, wordings: Sequence[str]) -> np.ndarray:
        """One vector a wording, the mean of its tokens, (n, 384)."""
        tokens, mask = self(wordings)
        visible = mask[..., None].float()
        return ((tokens * visible).sum(1) / visible.sum(1)).cpu().numpy()

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
