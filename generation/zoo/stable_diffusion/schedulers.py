"""Samplers by the names people know. Flow models (SD 3, Flux) have one of their own and keep it."""

from __future__ import annotations

from typing import Any, Literal

SchedulerName = Literal["default", "ddim", "euler", "euler-a", "dpm++-2m-karras", "unipc", "lcm"]

#: Class in diffusers and what differs from its defaults.
SCHEDULERS: dict[str, tuple[str, dict[str, Any]]] = {
    "ddim": ("DDIMScheduler", {"clip_sample": False, "set_alpha_to_one": False}),
    "euler": ("EulerDiscreteScheduler", {}),
    "euler-a": ("EulerAncestralDiscreteScheduler", {}),
    "dpm++-2m-karras": (
        "DPMSolverMultistepScheduler",
        {"use_karras_sigmas": True, "algorithm_type": "dpmsolver++"},
    ),
    "unipc": ("UniPCMultistepScheduler", {}),
    "lcm": ("LCMScheduler", {}),
}


def is_flow(scheduler: Any) -> bool:
    """Whether a scheduler integrates a flow (velocity from noise to picture) and not a diffusion."""
    return type(scheduler).__name__.startswith("FlowMatch")


def make_scheduler(name: SchedulerName, of_checkpoint: Any) -> Any:
    """Return a fresh scheduler of that name with the checkpoint's noise schedule; "default" is the checkpoint's own.

    A scheduler counts its steps, so every run gets one of its own.
    """
    import diffusers

    if name == "default" or is_flow(of_checkpoint):
        return type(of_checkpoint).from_config(of_checkpoint.config)
    kind, options = SCHEDULERS[name]
    return getattr(diffusers, kind).from_config(of_checkpoint.config, **options)
