"""Names of backups, which are kept, and the encryption of a stream."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.engines.backups import rules
from hedgerow.engines.backups.rules.encrypting import CHUNK, HEADER, TAG
from hedgerow.spine.errors import InputError

MOMENT = datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC)


def sealed(data: bytes, key: str = "a long enough passphrase") -> bytes:
    file = io.BytesIO()
    stream = rules.Sealed(file, key)
    stream.write(data)
    stream.close()
    return file.getvalue()


def opened(data: bytes, key: str = "a long enough passphrase") -> bytes:
    return rules.Opened(io.BytesIO(data), key).read()


@pytest.mark.parametrize("encrypted", [True, False])
def test_a_name_tells_its_moment(encrypted: bool) -> None:
    assert rules.moment_of(rules.file_name(MOMENT, encrypted=encrypted)) == MOMENT


def test_only_the_newest_backups_are_kept_and_nothing_else_is_touched() -> None:
    names = [rules.file_name(MOMENT + timedelta(days=day), encrypted=day % 2 == 0) for day in range(5)]
    others = ["erasures.jsonl", "hedgerow-notes.txt", "hedgerow-20261122T140509Z.tar.gz.part"]
    assert set(rules.superfluous([*others, *reversed(names)], 2)) == set(names[:3])
    assert rules.superfluous(names, 0) == names[3::-1], "one is always kept"


@given(data=st.binary(max_size=300))
@settings(max_examples=8, deadline=None)  # each derives a key, which is slow on purpose
def test_what_is_sealed_is_opened_as_it_was(data: bytes) -> None:
    assert opened(sealed(data)) == data


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5])
def test_chunks_meet_where_they_end(size: int) -> None:
    data = bytes(size)
    held = sealed(data)
    assert opened(held) == data
    assert size < CHUNK - 1 or data[:64] not in held, "a byte or none may stand in it by chance"


def test_it_is_read_in_pieces() -> None:
    data = bytes(range(256)) * 9000
    stream = rules.Opened(io.BytesIO(sealed(data)), "a long enough passphrase")
    assert b"".join(iter(lambda: stream.read(70_000), b"")) == data


def test_another_key_opens_nothing() -> None:
    with pytest.raises(InputError, match="HEDGEROW_BACKUP_KEY"):
        opened(sealed(b"x"), "another")


LONG = 2 * CHUNK + 100
HELD = sealed(bytes(LONG))
FIRST, SECOND = HEADER, HEADER + CHUNK + TAG


@pytest.mark.parametrize(
    "harmed",
    [
        HELD[:SECOND],  # cut at the end of a chunk
        HELD[:-1],
        HELD[:HEADER],
        HELD[:5],
        HELD[:FIRST] + HELD[SECOND : SECOND + CHUNK + TAG] + HELD[FIRST:SECOND] + HELD[SECOND + CHUNK + TAG :],  # moved
        HELD[:FIRST] + HELD[SECOND:],  # one left out
        HELD[:SECOND] + bytes([HELD[SECOND] ^ 1]) + HELD[SECOND + 1 :],  # one bit
        HELD + b"more",
        HELD[:20] + bytes([HELD[20] ^ 1]) + HELD[21:],  # in the header
    ],
)
def test_what_is_not_as_it_was_written_is_refused(harmed: bytes) -> None:
    with pytest.raises(InputError):
        opened(harmed)
