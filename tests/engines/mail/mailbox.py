"""An IMAP server on this machine that knows the few commands we use (RFC 9051), and remembers flags."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Box:
    """Messages by their uid, and the flags of each. `claims` are sizes that it says in place of the real ones."""

    messages: dict[str, bytes]
    flags: dict[str, set[str]] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    port: int = 0

    def unseen(self) -> list[str]:
        return [uid for uid in self.messages if "\\Seen" not in self.flags.get(uid, set())]


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, _blank, command = line.decode().strip().partition(" ")
            if not self.answer(tag, command):
                return

    def answer(self, tag: str, command: str) -> bool:
        box: Box = self.server.box  # type: ignore[attr-defined]
        words = command.split()
        verb = " ".join(words[:2]).upper() if words[0].upper() == "UID" else words[0].upper()
        if verb == "LOGIN" and '"wrong"' in command:
            self.say(f"{tag} NO wrong password")
            return True
        if verb == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif verb == "SELECT":
            self.say(f"* {len(box.messages)} EXISTS")
        elif verb == "UID SEARCH":
            self.say(" ".join(["* SEARCH", *box.unseen()]))
        elif verb == "UID FETCH":
            self.fetch(box, words[2], command)
        elif verb == "UID STORE":
            for uid in words[2].split(","):
                box.flags.setdefault(uid, set()).update(re.findall(r"\\\w+", command))
        elif verb == "LOGOUT":
            self.say("* BYE")
        self.say(f"{tag} OK done")
        return verb != "LOGOUT"

    def fetch(self, box: Box, uid: str, command: str) -> None:
        raw = box.messages[uid]
        if "RFC822.SIZE" in command:
            self.say(f"* 1 FETCH (UID {uid} RFC822.SIZE {box.claims.get(uid, len(raw))})")
            return
        box.fetched.append(uid)
        self.wfile.write(f"* 1 FETCH (UID {uid} BODY[] {{{len(raw)}}}\r\n".encode() + raw + b")\r\n")

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def opened(*messages: bytes) -> Iterator[Box]:
    """A mailbox with these messages, numbered from 1."""
    box = Box({str(number): raw for number, raw in enumerate(messages, 1)})
    with Server(("127.0.0.1", 0), Talk) as server:
        server.box = box  # type: ignore[attr-defined]
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join(5)
