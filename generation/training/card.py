"""The model card, written from the figures beside the weights: it cannot say more than was measured."""

import json
from pathlib import Path
from typing import Any

from generation.training.painter.vocabulary import COLOURS, GROUNDS, STYLES, THINGS, TIMES, WEATHERS
from generation.training.sampler import GUIDANCE, STEPS

CLASSIFIER_FIGURES = Path(__file__).with_name("score") / "classifier.json"
"""How right the classifier is about painted pictures that it has never seen."""

BARS = {
    "ground": 0.96,
    "time": 0.96,
    "style": 0.96,
    "thing": 0.92,
    "two": 0.85,
    "colour": 0.90,
    "unseen_wording": 0.88,
    "attr_accuracy": 0.92,
    "diversity": 0.7,
}
"""What the model is meant to reach."""


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text()) if path.exists() else {}


def figures_table(score: dict[str, float], classifier: dict[str, float]) -> str:
    """The score against what it is meant to be, and how well the classifier itself reads painted pictures."""
    rows = ["| figure | this model | meant to be | the classifier on painted pictures |", "|---|---|---|---|"]
    for name, bar in BARS.items():
        own = f"{score[name]:.3f}" if name in score else "not measured"
        ceiling = f"{classifier[name]:.3f}" if name in classifier else ""
        rows.append(f"| {name} | {own} | {bar:.2f} | {ceiling} |")
    return "\n".join(rows)


def things_list(score: dict[str, float]) -> str:
    """How often each thing alone was recognised, the surest first."""
    alone = {name.removeprefix("thing "): value for name, value in score.items() if name.startswith("thing ")}
    ranked = sorted(alone.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {value:.2f}" for name, value in ranked) or "not measured"


def stages_list(hours: dict[str, float]) -> str:
    """Where the hours went, the most first."""
    ranked = sorted(hours.items(), key=lambda item: -item[1])
    return f" ({', '.join(f'{name} {value:.2f}' for name, value in ranked)})" if ranked else ""


def model_card(folder: Path) -> str:
    """The card of the model in `folder`."""
    cost, score = _read(folder / "cost.json"), _read(folder / "score.json")
    classifier, decoder = _read(CLASSIFIER_FIGURES), _read(folder / "decoder.json")
    channels = _read(folder / "vae" / "config.json").get("channels", "some")
    remarks = folder / "REMARKS.md"
    return f"""# Text to scene

A text-conditional latent diffusion model for small scenes, made from nothing for CloudStudio with code that is in
the repository (`generation/training`). It draws 256 x 256 pixels from a line of English.

## What it knows
{len(THINGS)} things ({", ".join(THINGS)}); {len(GROUNDS)} grounds ({", ".join(GROUNDS)});
times: {", ".join(TIMES)}; weather: {", ".join(WEATHERS)}; styles: {", ".join(STYLES)};
{len(COLOURS)} colours on what can have one; one to three things, left, right or in the middle.
It knows nothing else: a word outside this is passed over or misread.

## Data
Pictures from a painter of our own (`generation/training/painter`), with captions from a grammar. Many things are
Microsoft's Fluent 3D emoji (MIT), read while painting. No photograph, no person's work, nothing from the web.

## Recipe
Latents: {channels} whitened principal components of the 8 x 8 patches of 128-pixel pictures (16 x 16 cells); a
convolutional decoder takes them to 256 pixels. Text: MiniLM-L6 vectors (Apache-2.0, from its own package). Planner: a
small decoder (dim 128, 3 blocks) that reads the caption's words and runs of up to four, has those that it does not
know looked up in WordNet (from its own package), and writes a scene, number by number: the ground, the hour, the
weather, the style, and up to three things with their colours and places. Network: a diffusion transformer (dim 256, 8
blocks, each attends to the words) that reads the scene from a chart and draws it from noise; a learned atlas tells it
about the parts of things. Objective: rectified flow; Muon and AdamW; averaged weights; a tenth of the captions and
charts dropped for guidance. Sampling: {STEPS} Adams-Bashforth steps, guidance {GUIDANCE}.

## Cost
{cost.get("samples", 0):,} pictures seen in {cost.get("steps", 0):,} steps;
{cost.get("cpu_hours", 0)} hours of one processor core{stages_list(cost.get("stages", {}))}.

## Figures
A small classifier reads attributes off 400 pictures for prompts that were frozen with their seeds before training
ended. A figure can hardly be better than the classifier that read it.

{figures_table(score, classifier)}

Each thing asked for alone: {things_list(score)}.

Decoder on held-out pictures: {decoder.get("decoder_small_db", "not measured")} dB at 128 pixels
({decoder.get("linear_db", "not measured")} dB for the linear code alone),
{decoder.get("decoder_large_db", "not measured")} dB at 256.

{remarks.read_text() if remarks.exists() else ""}
## Layout and licence
diffusers' folder layout with fp16 safetensors. Stock diffusers has no class for the three networks: they run by
`generation/zoo/scene_network.py` on onnxruntime (`graph.onnx` beside each holds its graph without weights), or by
`generation/training` on torch. AGPL-3.0-or-later, as the rest of CloudStudio.
"""


def write_card(folder: Path) -> None:
    """Write the card beside the weights."""
    (folder / "README.md").write_text(model_card(folder))
