"""A publisher of our own on 127.0.0.1, which can be told to fail."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest


@dataclass
class Publisher:
    """`pages` by path: what is answered, or a function of the query. `cut` and `status` by path: how it fails."""

    address: str
    pages: dict[str, object] = field(default_factory=dict)
    cut: dict[str, int] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def at(self, path: str) -> str:
        return f"{self.address}{path}"


class Handler(BaseHTTPRequestHandler):
    publisher: Publisher

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.publisher.asked.append(self.path)
        if parts.path in self.publisher.moved:
            self.send_response(302)
            self.send_header("Location", self.publisher.moved[parts.path])
            self.end_headers()
            return
        held = self.publisher.pages.get(parts.path)
        body = held(parse_qs(parts.query)) if callable(held) else held
        status = self.publisher.status.get(parts.path, 200 if body is not None else 404)
        data = body if isinstance(body, bytes) else b"not here"
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: self.publisher.cut.get(parts.path, len(data))])

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Quiet when a reader hangs up in the middle, which is what some tests are about."""


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    server = Server(("127.0.0.1", 0), Handler)
    held = Publisher(f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = type("Bound", (Handler,), {"publisher": held})
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield held
    server.shutdown()
    server.server_close()
    thread.join()
