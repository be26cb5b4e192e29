"""No test reaches the network: only this machine's loopback and local sockets answer."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

LOCAL = {"localhost", "", None}


class NetworkBlocked(RuntimeError):
    """A test tried to reach another machine."""

    def __init__(self, host: object) -> None:
        super().__init__(f"A test tried to reach {host!r}. Tests use files, or a server of their own on 127.0.0.1.")


def is_local(host: object) -> bool:
    """Whether a host, as given to a socket, is this machine."""
    if host in LOCAL:
        return True
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return False


def guarded(original: Callable[..., Any]) -> Callable[..., Any]:
    """`socket.connect` and its like, for addresses of this machine only."""

    def connect(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and not is_local(address[0]):
            raise NetworkBlocked(address[0])
        return original(self, address)

    return connect


def block() -> None:
    """From now on, and in this process, nothing but this machine can be reached or looked up."""
    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        if not is_local(host.decode() if isinstance(host, bytes) else host):
            raise NetworkBlocked(host)
        return look_up(host, *rest, **named)

    socket.getaddrinfo = getaddrinfo
    socket.socket.connect = guarded(socket.socket.connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = guarded(socket.socket.connect_ex)  # type: ignore[method-assign]
