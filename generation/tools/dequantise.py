"""A network whose convolutions are in whole numbers, made one that reckons in floats, once, when it is fetched.

Dynamic quantisation rounds what flows through the network to 256 steps, and on processors without VNNI two products
are summed in 16 bits, which overflow: where a picture is smooth this comes out as speckles. The weights are exactly the
same, and stay bytes in the file.

    before  x ─ DynamicQuantizeLinear ─ ConvInteger(w) ─ Cast ─ Mul(scales) ─
    after   x ─ Conv(DequantizeLinear(w)) ─
"""

from __future__ import annotations

import onnx
from onnx import helper

OPSET = 15


def dequantised(model: bytes, outputs: int = 1) -> bytes:
    """Return the same network in floats, with its first `outputs` outputs. Raises ValueError for another pattern."""
    graph = onnx.load_from_string(model).graph
    made_by = {name: node for node in graph.node for name in node.output}
    readers: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            readers.setdefault(name, []).append(node)
    nodes, gone = [], set()
    for node in graph.node:
        if node.op_type != "ConvInteger":
            continue
        quantised, weights, _, zero = node.input
        source = made_by[quantised]
        [cast] = readers[node.output[0]]
        [scaled] = readers[cast.output[0]]
        scales = made_by[next(name for name in scaled.input if name != cast.output[0])]
        if (source.op_type, cast.op_type, scaled.op_type, scales.op_type) != (
            *("DynamicQuantizeLinear", "Cast"),
            *("Mul", "Mul"),
        ):
            raise ValueError(f"{node.name} is not quantised as is known here.")
        scale = next(name for name in scales.input if name != source.output[1])
        floats = f"{weights}_floats"
        nodes += [
            helper.make_node("DequantizeLinear", [weights, scale, zero], [floats]),
            helper.make_node("Conv", [source.input[0], floats], [scaled.output[0]]),
        ]
        nodes[-1].attribute.extend(node.attribute)
        gone |= {id(one) for one in (node, cast, scaled, scales, source)}
    kept = [node for node in graph.node if id(node) not in gone]
    whole = helper.make_graph(
        _in_order(kept + nodes, {one.name for one in (*graph.input, *graph.initializer)}),
        graph.name,
        graph.input,
        graph.output[:outputs],
        graph.initializer,
    )
    made = helper.make_model(whole, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
    onnx.checker.check_model(made)
    return bytes(made.SerializeToString())


def _in_order(nodes: list[onnx.NodeProto], known: set[str]) -> list[onnx.NodeProto]:
    """Return nodes so that each comes behind what it reads."""
    ordered: list[onnx.NodeProto] = []
    left = nodes
    while left:
        ready = [node for node in left if all(name in known or not name for name in node.input)]
        if not ready:
            raise ValueError("The network reads what nothing makes.")
        ordered += ready
        known = known | {name for node in ready for name in node.output}
        done = {id(node) for node in ready}
        left = [node for node in left if id(node) not in done]
    return ordered
