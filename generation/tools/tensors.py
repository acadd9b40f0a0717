"""Read the tensors of a torch file without torch: a zip with a pickle, of which nothing but tensors is let through.

A pickle can name any function to be called while it is read. This reader knows four names, all of which make a tensor
of bytes that lie in the zip, and refuses the rest, so that no code of a file can run.
"""

from __future__ import annotations

import collections
import io
import pickle
import zipfile
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

#: Kinds of storage, by the names that torch gives them.
STORAGES: dict[str, type[np.generic]] = {
    "FloatStorage": np.float32,
    "HalfStorage": np.float16,
    "LongStorage": np.int64,
    "IntStorage": np.int32,
}


def read_tensors(file: bytes) -> dict[str, NDArray[Any]]:
    """Return the tensors of a torch file by name. Raises ValueError for anything but a table of tensors."""
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        [table] = [name for name in packed.namelist() if name.endswith("/data.pkl")]
        try:
            found = _Reader(packed, table.removesuffix("data.pkl")).load()
        except pickle.UnpicklingError as error:
            raise ValueError(str(error)) from None
    if not isinstance(found, dict) or not all(isinstance(one, np.ndarray) for one in found.values()):
        raise ValueError("The file is no table of tensors.")
    return dict(found)


class _Reader(pickle.Unpickler):
    """Knows four names."""

    def __init__(self, packed: zipfile.ZipFile, root: str) -> None:
        super().__init__(io.BytesIO(packed.read(f"{root}data.pkl")))
        self._packed, self._root = packed, root

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if module == "torch" and name in STORAGES:
            return STORAGES[name]
        _refuse(f"The file asks for {module}.{name}, which is no tensor.")

    def persistent_load(self, pid: Any) -> NDArray[Any]:
        kind, storage, key, *_ = pid
        if kind != "storage" or not str(key).isalnum():
            _refuse("The file refers to what is no tensor's bytes.")
        return np.frombuffer(self._packed.read(f"{self._root}data/{key}"), storage)


def _refuse(sentence: str) -> NoReturn:
    raise pickle.UnpicklingError(sentence)


def _tensor(
    stored: NDArray[Any], offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any
) -> NDArray[Any]:
    """Return a tensor that lies in its bytes from front to back, as weights are saved."""
    length = int(np.prod(size))
    expected = [int(np.prod(size[place + 1 :])) for place in range(len(size))]
    if any(step != wanted for step, wanted, wide in zip(stride, expected, size, strict=True) if wide > 1):
        _refuse("A tensor lies otherwise in its bytes than is known here.")
    return stored[offset : offset + length].reshape(size).copy()
