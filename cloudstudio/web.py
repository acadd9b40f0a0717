"""The web process: `python -m cloudstudio.web DESCRIPTOR` serves on a listening socket that it inherits.

The supervisor keeps the socket: while the web process is restarted, connections wait instead of being refused.
"""

from __future__ import annotations

import asyncio
import socket
import sys

import uvicorn

#: Seconds that open connections get to end by themselves when the studio stops.
GRACE = 1


def serve(listener: socket.socket) -> None:
    """Serve on a listening socket until told to stop."""
    server = uvicorn.Server(
        uvicorn.Config(
            "cloudstudio.asgi:application",
            access_log=False,
            log_config=None,
            server_header=False,
            # Whom to believe is ours to decide (`proxies.py`).
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE,
        )
    )
    asyncio.run(server.serve(sockets=[listener]))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
