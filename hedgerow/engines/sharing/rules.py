"""Rules of sharing: the words of a message."""

from __future__ import annotations

from collections.abc import Iterable

from hedgerow.engines.mail.rules import absolute

LONGEST_LINE = 300  # what still reads as one line in a message on a phone


def message(title: object, lines: Iterable[object], url: str) -> str:
    """A message to send on by WhatsApp or as a text: the title, its lines, and the link alone on the last line.

    Empty lines are left out, long ones cut at a word; `url` may be a path of ours, which is made a whole address.
    """
    told = filter(None, (_short(str(line)) for line in (title, *lines)))
    return "\n".join([*told, absolute(url)])


def _short(line: str) -> str:
    words = " ".join(line.split())
    if len(words) <= LONGEST_LINE:
        return words
    return words[: LONGEST_LINE - 1].rsplit(" ", 1)[0] + "…"
