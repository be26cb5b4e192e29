"""A stranger's message cannot keep the worker busy: whatever it holds is read, or refused, within a moment."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from hedgerow.engines.mail.rules.arriving import MOST_READ, read
from hedgerow.spine.errors import InputError

HEAD = b"From: a@example.org\r\nTo: log@example.org\r\nSubject: x\r\nContent-Type: %s; charset=utf-8\r\n\r\n"
LONG = 1_000_000
MOMENT = 6  # seconds of the processor; before, each of these took hours
BODIES = {
    "an answer that never ends": b"On abcdef <" + b"a@" * LONG,
    "many answers": b"On abcdef <" + b"a@" * 300 + b"\n" + (b"On abcdef <" + b"a@" * 300 + b"\n") * 2_000,
    "lines of marks": b">\n" * LONG,
    "lines of stars": b"* \n_" * LONG,
    "lines of nothing": b" \n" * LONG,
    "one long line": b"x" * LONG,
    "addresses": b"From: " + b"a.b@example.org " * 60_000,
}
PAGES = {
    "comments": b"<!--" * LONG,
    "open tags": b"<p>" * LONG,
    "half a tag": b"<" * LONG,
    "half a letter": b"&#" * LONG,
}


def seconds(raw: bytes) -> float:
    """How long the processor works on a message."""
    begun = time.process_time()
    read(raw)
    return time.process_time() - begun


@pytest.mark.parametrize("words", BODIES)
def test_words_are_read_in_a_moment(words: str) -> None:
    assert seconds(HEAD % b"text/plain" + BODIES[words]) < MOMENT


@pytest.mark.parametrize("words", PAGES)
def test_pages_are_read_in_a_moment(words: str) -> None:
    assert seconds(HEAD % b"text/html" + PAGES[words]) < MOMENT


@pytest.mark.parametrize(
    "header",
    [
        b"To: " + b"(" * 100_000,
        b"To: " + b"[" * 100_000,
        b"Subject: " + b"=?utf-8?q?" * 20_000,
        b"Cc: " + b"a@example.org," * 20_000,
    ],
    ids=["brackets", "square ones", "half a word", "everybody"],
)
def test_headers_are_read_in_a_moment(header: bytes) -> None:
    begun = time.process_time()
    with suppress(InputError):
        read(b"From: a@example.org\r\n" + header + b"\r\n\r\nx")
    assert time.process_time() - begun < MOMENT


def test_what_is_said_at_the_beginning_is_read_all_the_same() -> None:
    raw = HEAD % b"text/plain" + b"> *From:* Ann <ann@long.example>\n\n  To: bo@long.example\n" + b"x\n" * LONG
    assert set(read(raw).mentioned) == {"ann@long.example", "bo@long.example"}
    late = HEAD % b"text/plain" + b"x" * (MOST_READ + 10) + b"\nFrom: late@long.example\n"
    assert not read(late).mentioned
