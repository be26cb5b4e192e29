"""What may be shown on other people's sites, put into a newsletter, and sent on as a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hedgerow.kernel.words import Words


@dataclass(frozen=True)
class Item:
    """One thing of a list, as anybody may read it.

    ref: "app.model:id". url: its path here, "/funds/4/". line: one line about it, plain text. on: the moment that matters
    (when it begins, or closes). new_since: since when anybody could read it here; a newsletter takes what is new.
    """

    ref: str
    title: str
    url: str
    line: str = ""
    on: datetime | None = None
    new_since: datetime | None = None


@dataclass(frozen=True)
class Narrowing:
    """One way to narrow a list: the parameter's name, its label, and the choices with their words (without "any")."""

    name: str
    label: Words
    choices: Sequence[tuple[str, Words]]


def _not_narrowed() -> Sequence[Narrowing]:
    return ()


@dataclass(frozen=True)
class ListOffer:
    """A public list that may stand elsewhere: in a frame on a council's site, or in a newsletter.

    kind: its name in addresses, "funds". title: its heading. items(params, limit) -> at most `limit`, as a stranger sees
    them, soonest or newest first, in a constant number of queries; params it does not know are left out.
    all_url(params) -> the path of the whole list here, narrowed alike. more: words of the link to it, "" for the usual
    ones. narrow() -> how it can be narrowed, for the page on which a line to paste is put together.
    """

    kind: str
    title: Words
    items: Callable[[Mapping[str, str], int], Sequence[Item]]
    all_url: Callable[[Mapping[str, str]], str]
    more: Words = ""
    narrow: Callable[[], Sequence[Narrowing]] = _not_narrowed
