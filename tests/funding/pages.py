"""A web server on this machine whose pages answer as they are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Pages:
    """`says` is the status and body (or the address to go to) by path; `head` those that HEAD gets instead."""

    address: str = ""
    says: dict[str, tuple[int, str]] = field(default_factory=dict)
    head: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@contextmanager
def served() -> Iterator[Pages]:
    """A server until the block ends."""
    pages = Pages()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, status: int, body: str) -> None:
            pages.asked.append(f"{self.command} {self.path}")
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", body)
                body = ""
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body.encode())

        def do_GET(self) -> None:
            self._answer(*pages.says.get(self.path, (404, "")))

        def do_HEAD(self) -> None:
            status, body = pages.says.get(self.path, (404, ""))
            self._answer(pages.head.get(self.path, status), body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pages.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield pages
    finally:
        server.shutdown()
        server.server_close()
