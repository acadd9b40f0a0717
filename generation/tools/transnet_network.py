"""TransNetV2 as a network that onnxruntime runs, built of its weights once, at set-up.

Its convolutions in space and then in time become two in a plane each: the second sees time down and places across. The
four spreads in time share one convolution in space, and what its normalisation does is folded into the weights.

Source: Souček and Lokoč, "TransNet V2: An effective deep network for fast shot transition detection", 2020.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from generation.tools.tensors import read_tensors
from generation.tools.transnet import HEIGHT, REACH, WIDTH, WINDOW

OPSET = 17
#: How many frames apart the convolutions in time look.
SPREADS = (1, 2, 4, 8)
EPSILON = 1e-3

Tensors = dict[str, NDArray[Any]]


def transnet(file: bytes) -> bytes:
    """Return the network of the weights in a torch file: frames and hist_band in, how likely a cut is out."""
    build = _Build(read_tensors(file))
    shape = (3, HEIGHT, WIDTH)
    value, likenesses = "frames", []
    for stage in range(3):
        value, shape, mean = build.stage(stage, value, shape)
        likenesses.append(mean)
    build.heads(value, likenesses)
    graph = helper.make_graph(
        build.nodes,
        "transnetv2",
        [
            helper.make_tensor_value_info("frames", TensorProto.FLOAT, [WINDOW, 3, HEIGHT, WIDTH]),
            helper.make_tensor_value_info("hist_band", TensorProto.FLOAT, [WINDOW, REACH]),
        ],
        [helper.make_tensor_value_info("cut", TensorProto.FLOAT, [WINDOW, 1])],
        build.constants,
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())


class _Build:
    """The nodes of a network as they come, each with one result."""

    def __init__(self, weights: Tensors) -> None:
        self._weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def stage(
        self, number: int, value: str, shape: tuple[int, int, int]
    ) -> tuple[str, tuple[int, int, int], str]:
        """Two blocks, the second added to the first, and half the size; also the mean of each picture."""
        filters = 16 * 2**number
        channels, height, width = shape
        first = self._block(f"SDDCNN.{number}.DDCNN.0", value, channels, filters, (height, width), bends=True)
        second = self._block(
            f"SDDCNN.{number}.DDCNN.1", first, 4 * filters, filters, (height, width), bends=False
        )
        whole = self._node("Add", self._node("Relu", second), first)
        small = self._node("AveragePool", whole, kernel_shape=[2, 2], strides=[2, 2])
        mean = self._reshaped(self._node("ReduceMean", small, axes=[2, 3], keepdims=0), WINDOW, 4 * filters)
        return small, (4 * filters, height // 2, width // 2), mean

    def _block(
        self, name: str, value: str, channels: int, filters: int, size: tuple[int, int], bends: bool
    ) -> str:
        height, width = size
        places = height * width
        spaces = [self._weights[f"{name}.Conv3D_{spread}.layers.0.weight"][:, :, 0] for spread in SPREADS]
        seen = self._node(
            "Conv",
            value,
            self._constant(np.concatenate(spaces)),
            kernel_shape=[3, 3],
            pads=[1, 1, 1, 1],
        )
        rows = self._node("Transpose", self._reshaped(seen, WINDOW, 8 * filters, places), perm=[1, 0, 2])
        parts = [f"{name}.{spread}" for spread in SPREADS]
        split = self._constant(np.array([2 * filters] * len(SPREADS), np.int64))
        rows = self._reshaped(rows, 1, 8 * filters, WINDOW, places)
        self.nodes.append(helper.make_node("Split", [rows, split], parts, axis=1))
        gain = self._weights[f"{name}.bn.weight"] / np.sqrt(self._weights[f"{name}.bn.running_var"] + EPSILON)
        shift = self._weights[f"{name}.bn.bias"] - self._weights[f"{name}.bn.running_mean"] * gain
        made = []
        for place, (spread, part) in enumerate(zip(SPREADS, parts, strict=True)):
            own = slice(place * filters, (place + 1) * filters)
            times = self._weights[f"{name}.Conv3D_{spread}.layers.1.weight"][:, :, :, 0]
            made.append(
                self._node(
                    "Conv",
                    part,
                    self._constant(times * gain[own, None, None, None]),
                    self._constant(shift[own]),
                    kernel_shape=[3, 1],
                    dilations=[spread, 1],
                    pads=[spread, 0, spread, 0],
                )
            )
        joined = self._node("Concat", *made, axis=1)
        if bends:
            joined = self._node("Relu", joined)
        turned = self._node("Transpose", self._reshaped(joined, 4 * filters, WINDOW, places), perm=[1, 0, 2])
        return self._reshaped(turned, WINDOW, 4 * filters, height, width)

    def heads(self, value: str, means: list[str]) -> None:
        """What the pictures are, how alike they are to those around, and their colours, weighed together."""
        flat = self._reshaped(self._node("Transpose", value, perm=[0, 2, 3, 1]), WINDOW, -1)
        known = self._linear(self._node("Concat", *means, axis=1), "frame_sim_layer.projection")
        known = self._node("LpNormalization", known, axis=1, p=2)
        alike = self._node("MatMul", known, self._node("Transpose", known, perm=[1, 0]))
        margin = REACH // 2
        alike = self._node("Pad", alike, self._constant(np.array([0, margin, 0, margin], np.int64)))
        around = np.arange(WINDOW)[:, None] + np.arange(REACH)[None]
        band = self._node("GatherElements", alike, self._constant(around.astype(np.int64)), axis=1)
        parts = [
            self._node("Relu", self._linear(band, "frame_sim_layer.fc")),
            self._node("Relu", self._linear("hist_band", "color_hist_layer.fc")),
            flat,
        ]
        weighed = self._node("Relu", self._linear(self._node("Concat", *parts, axis=1), "fc1"))
        self.nodes.append(helper.make_node("Sigmoid", [self._linear(weighed, "cls_layer1")], ["cut"]))

    def _linear(self, value: str, name: str) -> str:
        weight, bias = (self._constant(self._weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self._node("Gemm", value, weight, bias, transB=1)

    def _reshaped(self, value: str, *shape: int) -> str:
        return self._node("Reshape", value, self._constant(np.array(shape, np.int64)))

    def _constant(self, value: NDArray[Any]) -> str:
        name = f"c{len(self.constants)}"
        whole = value if value.dtype == np.int64 else value.astype(np.float32)
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(whole), name))
        return name

    def _node(self, kind: str, *inputs: str, **told: Any) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **told))
        return name
