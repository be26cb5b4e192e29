"""Rules of sharing: the words of a message, which sites may frame a list, and the line that they paste."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode, urlsplit

from hedgerow.engines.mail.rules import absolute

LONGEST_LINE = 300  # what still reads as one line in a message on a phone
USUAL, MOST = 8, 30  # how many things a list shows elsewhere
HEIGHT = 520  # pixels: some five things on a phone; a frame that is too low scrolls
OWN = ("limit", "accent")  # parameters of the frame itself; the others narrow the list
HOST = re.compile(r"(?=.{1,190}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


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


def origin_of(text: str) -> str:
    """Scheme and host of a site however it was typed: "www.mallowdale.gov.uk/news" is "https://www.mallowdale.gov.uk".

    "" where it is no address of a site: nothing else may ever stand in a header that says who frames us.
    """
    typed = text.strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError):
        return ""
    known = parts.scheme in ("https", "http") and HOST.fullmatch(host) and not parts.username
    return f"{parts.scheme}://{host}{port}" if known else ""


def ancestors(sites: Iterable[str]) -> list[str]:
    """Who may frame a list, as a content security policy says it: ourselves, to look at it, and these sites."""
    return ["'self'", *sites]


def how_many(asked: str) -> int:
    """How many things a list shows: as many as were asked for, from 1 to 30, or the usual number."""
    known = asked.isascii() and asked.isdigit() and len(asked) <= 4
    return min(max(int(asked), 1), MOST) if known else USUAL


def narrowed(params: Mapping[str, str]) -> dict[str, str]:
    """What narrows the list itself."""
    return {name: value for name, value in params.items() if value and name not in OWN}


def address(path: str, params: Mapping[str, str]) -> str:
    """A path of ours with what was chosen."""
    asked = urlencode({name: value for name, value in params.items() if value})
    return f"{path}?{asked}" if asked else path


def frame(path: str, params: Mapping[str, str], title: str, all_path: str) -> str:
    """The line to paste: the frame with its title, and beneath it a plain link to the whole list."""
    source = absolute(address(path, params))
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="100%" height="{HEIGHT}" loading="lazy"></iframe>\n'
        f'<p><a href="{escape(absolute(all_path))}">{escape(title)}</a></p>'
    )
