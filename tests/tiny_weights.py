"""Tiny weights for the tools: a network of one convolution, quantised and packed as the real ones are."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from generation.tools.dequantise import OPSET, dequantised
from generation.tools.transnet import HEIGHT, REACH, WIDTH, WINDOW
from generation.tools.weights import CENTERFACE, ISNET, TRANSNET, Package, Weights, write_manifest
from tests import tiny_voice

#: Pixels of the side of what it looks at.
SIDE = 64
#: What it takes for the subject: red, by so much more than green.
KERNEL = np.array([40, -40, 0], np.float32)
#: What lies beyond the edge counts as nothing.
WHOLE = {"count_include_pad": 1}


def network() -> bytes:
    """Return a network that says how red a pixel is, 0 to 1, in whole numbers, with outputs beside the first."""
    scale = np.float32(np.abs(KERNEL).max() / 127)
    weights = (np.round(KERNEL / scale) + 128).astype(np.uint8).reshape(1, 3, 1, 1)
    values = {
        "w": weights,
        "w_scale": scale,
        "w_zero": np.uint8(128),
        "bias": np.full((1, 1, 1, 1), -4, np.float32),
    }
    nodes = [
        helper.make_node("DynamicQuantizeLinear", ["input"], ["q", "q_scale", "q_zero"]),
        helper.make_node("ConvInteger", ["q", "w", "q_zero", "w_zero"], ["whole"], kernel_shape=[1, 1]),
        helper.make_node("Cast", ["whole"], ["cast"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["q_scale", "w_scale"], ["scales"]),
        helper.make_node("Mul", ["cast", "scales"], ["scaled"]),
        helper.make_node("Add", ["scaled", "bias"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["output"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, SIDE, SIDE])],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 1, SIDE, SIDE])
            for name in ("output", "sum")
        ],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in values.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())


def packed(folder: Path) -> tuple[Path, Weights]:
    """Return an archive in which the network lies in two pieces, and what is pinned of it."""
    whole = network()
    pieces = [whole[:100], whole[100:]]
    names = [hashlib.sha256(piece).hexdigest() for piece in pieces]
    listed = {"/models/small": {"chunks": [{"hash": name} for name in names]}}
    archive = folder / "tiny.tgz"
    with tarfile.open(archive, "w:gz") as out:
        for name, content in [
            ("resources.json", json.dumps(listed).encode()),
            *zip(names, pieces, strict=True),
        ]:
            entry = tarfile.TarInfo(f"package/dist/{name}")
            entry.size = len(content)
            out.addfile(entry, io.BytesIO(content))
    package = Package("tiny", "1.0.0", hashlib.sha256(archive.read_bytes()).hexdigest(), 0)
    return archive, Weights(ISNET.file, hashlib.sha256(whole).hexdigest(), len(whole), package)


def install(folder: Path) -> None:
    """Put the networks where the tools look for theirs."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ISNET.file).write_bytes(dequantised(network()))
    for name, made in tiny_voice.networks().items():
        (folder / name).write_bytes(made)
    (folder / CENTERFACE.file).write_bytes(faces())
    (folder / TRANSNET.file).write_bytes(shots())
    write_manifest(folder)


def faces() -> bytes:
    """Return a network that takes red discs, an eighth as wide as the picture, for faces, in a wide look at it."""
    values = {
        "red": np.array([0.1, -0.1, 0], np.float32).reshape(1, 3, 1, 1),
        "bias": np.full((1, 1, 1, 1), -9, np.float32),
        "none": np.zeros((2, 3, 1, 1), np.float32),
        "across": np.array([3], np.int64),
        "eighth": np.array([1 / 8 / 4], np.float32),
        "one": np.array([1, 1, 1, 1], np.int64),
    }
    nodes = [
        helper.make_node("AveragePool", ["input.1"], ["small"], kernel_shape=[4, 4], strides=[4, 4]),
        helper.make_node(
            "AveragePool", ["small"], ["lines"], kernel_shape=[1, 41], pads=[0, 20, 0, 20], **WHOLE
        ),
        helper.make_node(
            "AveragePool", ["lines"], ["around"], kernel_shape=[41, 1], pads=[20, 0, 20, 0], **WHOLE
        ),
        helper.make_node("Conv", ["around", "red"], ["redness"]),
        helper.make_node("Add", ["redness", "bias"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["537"]),
        helper.make_node("Conv", ["around", "none"], ["539"]),
        helper.make_node("Shape", ["input.1"], ["shape"]),
        helper.make_node("Gather", ["shape", "across"], ["width"]),
        helper.make_node("Cast", ["width"], ["wide"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["wide", "eighth"], ["size"]),
        helper.make_node("Log", ["size"], ["log"]),
        helper.make_node("Reshape", ["log", "one"], ["everywhere"]),
        helper.make_node("Add", ["539", "everywhere"], ["538"]),
    ]
    sides = ["height", "width"]
    graph = helper.make_graph(
        nodes,
        "tiny faces",
        [helper.make_tensor_value_info("input.1", TensorProto.FLOAT, [1, 3, *sides])],
        [
            helper.make_tensor_value_info(
                name, TensorProto.FLOAT, [1, count, f"{name} down", f"{name} across"]
            )
            for name, count in (("537", 1), ("538", 2), ("539", 2))
        ],
        [numpy_helper.from_array(value, name) for name, value in values.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())


def shots() -> bytes:
    """Return a network that sees a cut where the next frame is of another brightness."""
    size = [WINDOW, 3, HEIGHT, WIDTH]
    nodes = [
        helper.make_node("ReduceMean", ["frames"], ["mean"], axes=[1, 2, 3], keepdims=0),
        helper.make_node("Slice", ["mean", "one", "end"], ["later"]),
        helper.make_node("Slice", ["mean", "last", "end"], ["edge"]),
        helper.make_node("Concat", ["later", "edge"], ["next"], axis=0),
        helper.make_node("Sub", ["next", "mean"], ["change"]),
        helper.make_node("Abs", ["change"], ["much"]),
        helper.make_node("Mul", ["much", "steep"], ["risen"]),
        helper.make_node("Sub", ["risen", "least"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["likely"]),
        helper.make_node("Unsqueeze", ["likely", "one"], ["cut"]),
    ]
    values = {
        "one": np.array([1], np.int64),
        "last": np.array([WINDOW - 1], np.int64),
        "end": np.array([WINDOW], np.int64),
        "steep": np.float32(100),
        "least": np.float32(5),
    }
    graph = helper.make_graph(
        nodes,
        "tiny shots",
        [
            helper.make_tensor_value_info("frames", TensorProto.FLOAT, size),
            helper.make_tensor_value_info("hist_band", TensorProto.FLOAT, [WINDOW, REACH]),
        ],
        [helper.make_tensor_value_info("cut", TensorProto.FLOAT, [WINDOW, 1])],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in values.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())
