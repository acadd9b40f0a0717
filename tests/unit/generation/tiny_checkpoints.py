"""Checkpoints of each Stable Diffusion family in diffusers' layout, tiny and with random weights, tokenizer included.

They draw noise, but they are read, loaded and run by the same code as the published ones.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    EulerDiscreteScheduler,
    FlowMatchEulerDiscreteScheduler,
    FluxPipeline,
    FluxTransformer2DModel,
    LCMScheduler,
    SD3Transformer2DModel,
    StableDiffusion3Pipeline,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    PreTrainedTokenizerFast,
    T5Config,
    T5EncoderModel,
)

FAMILIES = ("sd1", "sd2", "sdxl", "turbo", "lcm", "sd3", "flux")
WIDTH = 32


def make_checkpoint(family: str, folder: Path) -> Path:
    """Write a checkpoint of `family` into `folder` and return it; the same family gives the same weights."""
    torch.manual_seed(0)
    pipeline = {
        "sd1": _stable_diffusion,
        "sd2": lambda parts: _stable_diffusion(parts, prediction_type="v_prediction"),
        "lcm": lambda parts: _stable_diffusion(parts, scheduler=LCMScheduler(), time_cond_proj_dim=16),
        "sdxl": _xl,
        "turbo": lambda parts: _xl(parts, scheduler=EulerDiscreteScheduler(timestep_spacing="trailing")),
        "sd3": _three,
        "flux": _flux,
    }[family](folder / ".parts")
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def clip_tokenizer(parts: Path) -> CLIPTokenizer:
    """A byte-level tokenizer of letters only, with CLIP's two marks."""
    parts.mkdir(parents=True, exist_ok=True)
    letters = [chr(code) for code in range(33, 127)]
    words = ["<|startoftext|>", "<|endoftext|>", *letters, *(letter + "</w>" for letter in letters)]
    (parts / "vocab.json").write_text(json.dumps({word: index for index, word in enumerate(words)}))
    (parts / "merges.txt").write_text("#version: 0.2\n")
    return CLIPTokenizer(str(parts / "vocab.json"), str(parts / "merges.txt"), model_max_length=77)


def t5_tokenizer() -> PreTrainedTokenizerFast:
    """A tokenizer of words into letters, with T5's end mark."""
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(chr(code), -3.0) for code in range(33, 127) if chr(code) not in "<>"]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=2))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        model_max_length=64,
    )


def _clip(projection: bool = False) -> CLIPTextModel:
    config = CLIPTextConfig(
        vocab_size=256, hidden_size=WIDTH, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
        projection_dim=WIDTH, bos_token_id=0, eos_token_id=1, pad_token_id=1,
    )  # fmt: skip
    return (CLIPTextModelWithProjection if projection else CLIPTextModel)(config).eval()


def _t5() -> T5EncoderModel:
    return T5EncoderModel(
        T5Config(vocab_size=128, d_model=WIDTH, d_kv=8, d_ff=64, num_layers=1, num_heads=4)
    ).eval()


def _vae(channels: int = 4, shift: float | None = None) -> AutoencoderKL:
    return AutoencoderKL(
        block_out_channels=(8, 8, 8, 8), latent_channels=channels, norm_num_groups=4, layers_per_block=1,
        down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4, shift_factor=shift,
        use_quant_conv=shift is None, use_post_quant_conv=shift is None,
    ).eval()  # fmt: skip


def _unet(**more: object) -> UNet2DConditionModel:
    options: dict[str, object] = {
        "block_out_channels": (16, 32), "layers_per_block": 1, "sample_size": 8, "norm_num_groups": 4,
        "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
        "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
        "cross_attention_dim": WIDTH, "attention_head_dim": 4,
    }  # fmt: skip
    return UNet2DConditionModel(**(options | more)).eval()


def _stable_diffusion(
    parts: Path,
    scheduler: object = None,
    prediction_type: str = "epsilon",
    time_cond_proj_dim: int | None = None,
) -> StableDiffusionPipeline:
    return StableDiffusionPipeline(
        vae=_vae(), text_encoder=_clip(), tokenizer=clip_tokenizer(parts),
        unet=_unet(time_cond_proj_dim=time_cond_proj_dim),
        scheduler=scheduler or DDIMScheduler(
            beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012, clip_sample=False,
            set_alpha_to_one=False, steps_offset=1, prediction_type=prediction_type,
        ),
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip


def _xl(parts: Path, scheduler: object = None) -> StableDiffusionXLPipeline:
    return StableDiffusionXLPipeline(
        vae=_vae(), text_encoder=_clip(), text_encoder_2=_clip(projection=True),
        tokenizer=clip_tokenizer(parts), tokenizer_2=clip_tokenizer(parts),
        unet=_unet(
            cross_attention_dim=2 * WIDTH, addition_embed_type="text_time", addition_time_embed_dim=8,
            projection_class_embeddings_input_dim=WIDTH + 6 * 8, transformer_layers_per_block=(1, 1),
            use_linear_projection=True,
        ),
        scheduler=scheduler
        or EulerDiscreteScheduler(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012),
        add_watermarker=False,
    )  # fmt: skip


def _three(parts: Path) -> StableDiffusion3Pipeline:
    return StableDiffusion3Pipeline(
        transformer=SD3Transformer2DModel(
            sample_size=8, patch_size=1, in_channels=16, num_layers=1, attention_head_dim=8, num_attention_heads=4,
            joint_attention_dim=WIDTH, caption_projection_dim=32, pooled_projection_dim=2 * WIDTH, out_channels=16,
            pos_embed_max_size=96,
        ),
        vae=_vae(16, shift=0.0609), text_encoder=_clip(projection=True), text_encoder_2=_clip(projection=True),
        text_encoder_3=_t5(), tokenizer=clip_tokenizer(parts), tokenizer_2=clip_tokenizer(parts),
        tokenizer_3=t5_tokenizer(), scheduler=FlowMatchEulerDiscreteScheduler(),
    )  # fmt: skip


def _flux(parts: Path) -> FluxPipeline:
    return FluxPipeline(
        transformer=FluxTransformer2DModel(
            patch_size=1, in_channels=64, num_layers=1, num_single_layers=1, attention_head_dim=16,
            num_attention_heads=2, joint_attention_dim=WIDTH, pooled_projection_dim=WIDTH, axes_dims_rope=(4, 4, 8),
        ),
        vae=_vae(16, shift=0.1159), text_encoder=_clip(), text_encoder_2=_t5(), tokenizer=clip_tokenizer(parts),
        tokenizer_2=t5_tokenizer(), scheduler=FlowMatchEulerDiscreteScheduler(),
    )  # fmt: skip
