"""Encryption of a stream, chunk by chunk, so that neither writing nor reading holds more than one of them.

AES-256-GCM under a key derived from the passphrase by scrypt (N = 2^15, r = 8, p = 1) with a salt of its own for each
file. Every chunk is sealed together with the header, its place and whether it is the last (the STREAM construction of
Hoang, Reyhanitabar, Rogaway and Vizár, 2015): one that is changed, moved, left out or cut off at the end is noticed.
"""

from __future__ import annotations

import os
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from hedgerow.spine.errors import InputError

MAGIC = b"HEDGEROW BACKUP 1\n"
SALT, PREFIX, TAG = 16, 7, 16
CHUNK = 1 << 20
HEADER = len(MAGIC) + SALT + PREFIX


def is_sealed(start: bytes) -> bool:
    """Whether a file that begins so is encrypted."""
    return start.startswith(MAGIC)


def _box(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=1 << 15, r=8, p=1).derive(passphrase.encode()))


def _nonce(prefix: bytes, place: int, last: bool) -> bytes:
    return prefix + place.to_bytes(4, "big") + bytes([last])


class Sealed:
    """A file to write to: what is written is kept encrypted. `close` writes the last chunk, and does not close the file."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        salt, self._prefix = os.urandom(SALT), os.urandom(PREFIX)
        self._header = MAGIC + salt + self._prefix
        self._file, self._box, self._held, self._place = file, _box(passphrase, salt), bytearray(), 0
        file.write(self._header)

    def write(self, data: bytes) -> int:
        """Add to the stream."""
        self._held += data
        while len(self._held) > CHUNK:
            self._put(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(data)

    def close(self) -> None:
        """End the stream: without this, nobody takes it for whole."""
        self._put(bytes(self._held), last=True)
        self._held.clear()

    def _put(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._box.encrypt(_nonce(self._prefix, self._place, last), chunk, self._header))
        self._place += 1


class Opened:
    """An encrypted file to read from. Raises InputError where the passphrase is another, or it is not as it was written."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        self._header = file.read(HEADER)
        if len(self._header) < HEADER:
            raise InputError("the backup is cut off")
        self._prefix = self._header[-PREFIX:]
        self._box = _box(passphrase, self._header[len(MAGIC) : -PREFIX])
        self._file, self._place, self._held = file, 0, bytearray()
        self._ahead = file.read(CHUNK + TAG)
        if not self._ahead:
            raise InputError("the backup is cut off")

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; all of the rest where it is negative."""
        while (size < 0 or len(self._held) < size) and self._ahead:
            self._held += self._next()
        end = len(self._held) if size < 0 else size
        given = bytes(self._held[:end])
        del self._held[:end]
        return given

    def _next(self) -> bytes:
        chunk, self._ahead = self._ahead, self._file.read(CHUNK + TAG)
        try:
            plain = self._box.decrypt(_nonce(self._prefix, self._place, not self._ahead), chunk, self._header)
        except InvalidTag:
            said = (
                "HEDGEROW_BACKUP_KEY is not the one it was made with"
                if not self._place
                else "it was changed, or is cut off"
            )
            raise InputError(f"the backup cannot be opened: {said}") from None
        self._place += 1
        return plain
