"""Text from bytes: UTF-8 with or without a byte order mark, UTF-16 with one, and otherwise Windows-1252."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

BOM = codecs.BOM_UTF8
ZERO = b"\0"  # found in damaged files; no database keeps one in a text
UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CHUNK = 4 * 1024 * 1024
# What is done to the pieces of a file on their way.
Through = Callable[[Iterable[bytes]], Iterator[bytes]]


def decode(data: bytes) -> str:
    """All of a small file. Windows-1252 is what older British registers are in; its five unused bytes become `�`."""
    if data.startswith(UTF16_BOMS):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.removeprefix(BOM).decode("cp1252", errors="replace")


def decode_beginning(data: bytes) -> str:
    """Like `decode`, for bytes cut at any place: a character cut in two at the end is no sign of another encoding."""
    if data.startswith(UTF16_BOMS):
        return data[: len(data) // 2 * 2].decode("utf-16", errors="ignore")
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        return decoder.decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def is_plain_utf8(chunks: Iterable[bytes]) -> bool:
    """True for UTF-8 without a byte order mark or zero bytes: what the bulk readers take as it is."""
    try:
        for index, chunk in enumerate(checked(chunks)):
            if (index == 0 and chunk.startswith(BOM)) or ZERO in chunk:
                return False
    except UnicodeDecodeError:
        return False
    return True


def write_as_utf8(chunks: Callable[[], Iterable[bytes]], target: Path, through: Through = iter) -> None:
    """Writes `target` as plain UTF-8, piece by piece, from bytes in any of the encodings above, by way of `through`.

    `chunks` is called again when the bytes turn out, perhaps late, not to be UTF-8.
    """
    beginning = next(iter(chunks()), b"")
    if beginning.startswith(UTF16_BOMS):
        return write(target, through(recoded(chunks(), "utf-16")))
    try:
        write(target, through(without_bom(checked(chunks()))))
    except UnicodeDecodeError:
        write(target, through(recoded(without_bom(chunks()), "cp1252")))


def checked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same chunks; raises UnicodeDecodeError where they cease to be UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for chunk in chunks:
        # Most of what is published is ASCII, which is told five times as fast as it is decoded.
        if decoder.getstate()[0] or not chunk.isascii():
            decoder.decode(chunk)
        yield chunk
    decoder.decode(b"", final=True)


def recoded(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode()


def without_bom(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for index, chunk in enumerate(chunks):
        yield chunk.removeprefix(BOM) if index == 0 else chunk


def chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def write(target: Path, chunks: Iterable[bytes]) -> None:
    with target.open("wb") as file:
        for chunk in chunks:
            file.write(chunk.replace(ZERO, b""))
