"""Tiny weights for clean speech: networks shaped as DeepFilterNet's, which leave a quarter of what they hear."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from generation.tools.deepfilter import AHEAD, BANDS, FILTERED, ORDER
from generation.tools.voice_activity import FRAME, PAST
from generation.tools.weights import DFN_ENCODER, DFN_FILTER, DFN_GAINS, SILERO

#: What is left of every frequency.
LEFT = 0.25


def networks() -> dict[str, bytes]:
    """Return the networks, by the names of their files."""
    return {
        DFN_ENCODER.file: _encoder(),
        DFN_GAINS.file: _gains(),
        DFN_FILTER.file: _filter(),
        SILERO.file: detector(),
    }


def detector() -> bytes:
    """Return a detector of voices, to whom whatever is loud is one."""
    nodes = [
        helper.make_node("Abs", ["input"], ["all"]),
        helper.make_node("ReduceMean", ["all"], ["mean"], axes=[1], keepdims=0),
        helper.make_node("Mul", ["mean", "steep"], ["risen"]),
        helper.make_node("Sub", ["risen", "least"], ["sum"]),
        helper.make_node("Sigmoid", ["sum"], ["speech_probs"]),
        helper.make_node("Identity", ["h"], ["hn"]),
        helper.make_node("Identity", ["c"], ["cn"]),
    ]
    memory: list[tuple[str, list[int | str]]] = [(name, [1, 1, 128]) for name in ("h", "c")]
    outputs: list[tuple[str, list[int | str]]] = [(name, [1, 1, 128]) for name in ("hn", "cn")]
    return _network(
        nodes,
        [("input", ["S", PAST + FRAME]), *memory],
        [("speech_probs", ["S"]), *outputs],
        {"steep": np.float32(400), "least": np.float32(8)},
    )


def _encoder() -> bytes:
    """Hands on the bands and the low frequencies under all the names that the others ask for."""
    names = ("e0", "e1", "e2", "e3", "emb")
    nodes = [helper.make_node("Identity", ["feat_erb"], [name]) for name in names]
    nodes.append(helper.make_node("Identity", ["feat_spec"], ["c0"]))
    bands = [(name, [1, 1, "S", BANDS]) for name in names]
    return _network(
        nodes,
        [("feat_erb", [1, 1, "S", BANDS]), ("feat_spec", [1, 2, "S", FILTERED])],
        [*bands, ("c0", [1, 2, "S", FILTERED])],
        {},
    )


def _gains() -> bytes:
    names = ("emb", "e3", "e2", "e1", "e0")
    nodes = [
        helper.make_node("Mul", ["emb", "nothing"], ["zeros"]),
        helper.make_node("Sum", ["zeros", "left"], ["m"]),
    ]
    inputs = [(name, [1, 1, "S", BANDS]) for name in names]
    values = {"nothing": np.float32(0), "left": np.full((1, 1, 1, BANDS), LEFT, np.float32)}
    return _network(nodes, inputs, [("m", [1, 1, "S", BANDS])], values)


def _filter() -> bytes:
    """The present frame alone, by a real tap."""
    taps = np.zeros((ORDER, 2), np.float32)
    taps[ORDER - 1 - AHEAD, 0] = LEFT
    nodes = [
        helper.make_node("ReduceMean", ["c0"], ["mean"], axes=[1], keepdims=0),
        helper.make_node("Unsqueeze", ["mean", "last"], ["wide"]),
        helper.make_node("Mul", ["wide", "nothing"], ["zeros"]),
        helper.make_node("Add", ["zeros", "taps"], ["coefs"]),
    ]
    values = {"last": np.array([3], np.int64), "nothing": np.float32(0), "taps": taps.reshape(-1)}
    inputs = [("emb", [1, 1, "S", BANDS]), ("c0", [1, 2, "S", FILTERED])]
    return _network(nodes, inputs, [("coefs", [1, "S", FILTERED, 2 * ORDER])], values)


def _network(
    nodes: list[onnx.NodeProto],
    inputs: list[tuple[str, list[int | str]]],
    outputs: list[tuple[str, list[int | str]]],
    values: dict[str, np.ndarray | np.float32],
) -> bytes:
    described = [
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in side]
        for side in (inputs, outputs)
    ]
    constants = [numpy_helper.from_array(np.asarray(value), name) for name, value in values.items()]
    graph = helper.make_graph(nodes, "tiny", *described, constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())
