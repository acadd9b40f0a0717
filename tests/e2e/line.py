"""A line between a browser and the studio that a test can cut and restore: a TCP relay."""

from __future__ import annotations

import contextlib
import socket
import threading
import time


class Line:
    """Listens on a port of its own and passes bytes on, until it is cut."""

    def __init__(self, port: int) -> None:
        self.far_port = port
        #: Bytes a second that each connection carries to the studio; None: as fast as it can.
        self.upstream: int | None = None
        self.is_cut = False
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break every connection; new ones are broken at once."""
        with self._lock:
            self.is_cut = True
            for pair in self._pairs:
                for end in pair:
                    _shut(end)
            self._pairs.clear()

    def restore(self) -> None:
        """Let connections through again."""
        self.is_cut = False

    def close(self) -> None:
        """Cut it for good."""
        self.cut()
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if self.is_cut:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self.far_port))
                with self._lock:
                    self._pairs.add((near, far))
                threading.Thread(target=self._pass_on, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._pass_on, args=(far, near, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, up: bool) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(65_536):
                sink.sendall(chunk)
                if up and self.upstream:
                    time.sleep(len(chunk) / self.upstream)
        _shut(source)
        _shut(sink)


def _shut(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
