"""CenterFace's file as set-up rewrites it, once: the only place that needs `onnx` for it (`centerface.py` runs it)."""

from __future__ import annotations

import onnx


def freed(model: bytes) -> bytes:
    """Return the network for pictures of any size: its file names one, and its weights among what it is given."""
    network = onnx.load_from_string(model)
    weights = {one.name for one in network.graph.initializer}
    given = [one for one in network.graph.input if one.name not in weights]
    del network.graph.input[:]
    network.graph.input.extend(given)
    for value in (*network.graph.input, *network.graph.output):
        sides = value.type.tensor_type.shape.dim
        for place, name in ((0, "pictures"), (2, "height"), (3, "width")):
            sides[place].ClearField("dim_value")
            sides[place].dim_param = f"{name} of {value.name}"
    # What the file says of sizes within is that of the one picture.
    del network.graph.value_info[:]
    return bytes(network.SerializeToString())
