"""The one socket of this program: on this machine's own address, which nothing outside can reach."""

from __future__ import annotations

import socket

Listening = socket.socket
HERE = "127.0.0.1"
WAITING = 32  # connections that may wait while one process follows another


def listen(port: int = 0) -> tuple[Listening, int]:
    """A socket that listens here.

    Args:
        port: 0 takes a free one.

    Returns:
        The socket and its port.

    Raises:
        OSError: the port is in use.
    """
    made = Listening(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HERE, port))
        made.listen(WAITING)
    except OSError:
        made.close()
        raise
    made.setblocking(False)
    return made, int(made.getsockname()[1])
