"""Networks on onnxruntime: a graph from one file, its weights from a safetensors file, two threads, no torch."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import onnxruntime
from safetensors.numpy import load_file

from generation.zoo.base import InvalidRequest


class WeightsMissing(InvalidRequest):
    """A model's files are not there, so it cannot draw. Its text is one sentence for the person who asked."""


def open_session(graph: Path, weights: Path) -> onnxruntime.InferenceSession:
    """Return a session of `graph` with the tensors of `weights`, given in float32.

    The JSON file beside the graph lists the weights it wants, by their names in the safetensors file. Raises
    WeightsMissing.
    """
    for path in (graph, weights):
        if not path.exists():
            raise WeightsMissing(
                f"The model's file {path.name} is missing from {path.parent.name}; reinstall CloudStudio."
            )
    wanted: list[str] = json.loads(graph.with_suffix(".json").read_text())["weights"]
    tensors = load_file(weights)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, min(4, len(os.sched_getaffinity(0))))
    options.log_severity_level = 3
    arrays = [np.ascontiguousarray(_single(tensors[name])) for name in wanted]
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in arrays]
    options.add_external_initializers(wanted, values)
    return onnxruntime.InferenceSession(graph.read_bytes(), options, providers=["CPUExecutionProvider"])


def _single(value: np.ndarray) -> np.ndarray:
    """float32 for what is stored in half; everything else as it is."""
    return value.astype(np.float32) if value.dtype == np.float16 else value
