"""When pictures are shown whose file says only in which order they are decoded: AVI, and what keeps an AVI's habits."""

from __future__ import annotations

from collections import deque

import av

#: Frames that a decoder may put off, and a few more (ITU-T H.264, A.3.1: 16 frames wait at most).
DEEPEST = 20


class ShowingOrder:
    """Gives each picture that comes out of a decoder the time of its place in that order: the first that came out has
    the first stamp that went in, and so on.

    A packet that never gave a picture is known by the many behind it that did; its stamp is then passed over. So after
    a jump the times are right once DEEPEST pictures have come.
    """

    def __init__(self) -> None:
        self._stamps: deque[int] = deque()
        #: Packets that have not given a picture yet, by their stamp: their number.
        self._waiting: dict[int, int] = {}
        self._count = 0
        self._furthest = -1

    def put(self, packet: av.Packet) -> None:
        """Note a packet before it is decoded, and mark it, so that its picture is known."""
        packet.pts = packet.dts
        if packet.dts is not None and packet.size:
            self._stamps.append(packet.dts)
            self._waiting[packet.dts] = self._count
            self._count += 1

    def stamp(self, frame: av.VideoFrame) -> int | None:
        """Return when the next picture that came out is shown, in units of its stream."""
        number = self._waiting.pop(frame.pts, None) if frame.pts is not None else None
        self._furthest = max(self._furthest, -1 if number is None else number)
        for lost in [key for key, at in self._waiting.items() if at < self._furthest - DEEPEST]:
            del self._waiting[lost]
            if self._stamps:
                self._stamps.popleft()
        return self._stamps.popleft() if self._stamps else frame.pts
