"""No real-time priority: a codec that takes it takes the machine.

SVT-AV1 puts the whole process that encodes with it, and so whatever that process starts, into the real-time class
(FIFO, 99) where it may: where it runs as root. Such a process leaves a twentieth of its processor to everything else.
"""

from __future__ import annotations

import ctypes
import sys

CAP_SYS_NICE = 23
PR_CAPBSET_DROP = 24
#: _LINUX_CAPABILITY_VERSION_3: two sets of 32 capabilities. Source: capget(2).
VERSION_3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Set(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


def renounce_realtime() -> None:
    """Give up root's right to real-time priority, for this process and all that it starts; for others no change."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    libc.prctl(PR_CAPBSET_DROP, CAP_SYS_NICE, 0, 0, 0)
    header, sets = _Header(VERSION_3, 0), (_Set * 2)()
    if libc.capget(ctypes.byref(header), sets) != 0:
        return
    for name in ("effective", "permitted", "inheritable"):
        setattr(sets[0], name, getattr(sets[0], name) & ~(1 << CAP_SYS_NICE))
    libc.capset(ctypes.byref(header), sets)
