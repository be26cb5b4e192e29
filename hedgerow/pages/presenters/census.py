"""Who lives in an area, by the census, in bars beside the whole place.

The categories are those of the Office for National Statistics; each line adds up the ones that its pattern begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.pages.queries import census as reads
from hedgerow.pages.types import Bar

#: heading: its lines, each (topic, name, pattern of the categories that it adds up)
LINES: Mapping[object, Sequence[tuple[str, object, str]]] = {
    gettext_lazy("Health and care"): (
        ("health", gettext_lazy("In bad or very bad health"), r"(Very bad|Bad) health"),
        ("disability", gettext_lazy("Disabled, limited a little or a lot"), r"Disabled"),
        ("unpaid_care", gettext_lazy("Care for somebody, unpaid"), r"Provides (?!no )"),
    ),
    gettext_lazy("Homes and getting about, by household"): (
        ("tenure", gettext_lazy("Own their home, or share it"), r"Owned|Shared"),
        ("tenure", gettext_lazy("Rent from the council or a housing association"), r"Social"),
        ("tenure", gettext_lazy("Rent privately"), r"Private"),
        ("cars", gettext_lazy("Have no car or van"), r"No cars"),
    ),
    gettext_lazy("Languages"): (
        ("english", gettext_lazy("Main language is not English"), r"Main language is not English"),
        ("english", gettext_lazy("Speak little or no English"), r".*Cannot speak English"),
    ),
    gettext_lazy("Ethnic group"): (
        ("ethnic_group", gettext_lazy("Asian or Asian British"), r"Asian"),
        ("ethnic_group", gettext_lazy("Black or Black British"), r"Black"),
        ("ethnic_group", gettext_lazy("Mixed or multiple"), r"Mixed"),
        ("ethnic_group", gettext_lazy("White British"), r"White: English"),
        ("ethnic_group", gettext_lazy("White, other"), r"White: (?!English)"),
        ("ethnic_group", gettext_lazy("Another group"), r"Other ethnic group"),
    ),
}
TOPICS = sorted({topic for lines in LINES.values() for topic, _name, _pattern in lines})


@dataclass(frozen=True)
class Part:
    """Some of it under one heading."""

    title: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Census:
    """What the census says of an area, and where that comes from."""

    parts: Sequence[Part]
    source: str
    on: date | None


def build(code: str, whole: str) -> Census | None:
    """What the census says of an area, beside the whole place; None where it is not held."""
    held = reads.census({code, whole} - {""}, TOPICS)
    if code not in held:
        return None
    here, beside = held[code], held.get(whole) if whole != code else None
    parts = [Part(str(title), list(_bars(lines, here, beside))) for title, lines in LINES.items()]
    return Census([part for part in parts if part.bars], here.source, here.on)


def _bars(lines: Sequence[tuple[str, object, str]], here: reads.Counted, beside: reads.Counted | None) -> Iterator[Bar]:
    for topic, name, pattern in lines:
        part = share(here.topics.get(topic, {}), pattern)
        if part is not None:
            yield Bar(str(name), part, _said(part, share(beside.topics.get(topic, {}), pattern) if beside else None))


def share(counted: Mapping[str, int], pattern: str) -> float | None:
    """The share of the categories that a pattern begins, from 0 to 1; None where nobody is counted.

    >>> share({"Good health": 30, "Bad health": 9, "Very bad health": 1}, "(Very bad|Bad) health")
    0.25
    """
    everybody = sum(counted.values())
    some = sum(people for category, people in counted.items() if re.match(pattern, category))
    return some / everybody if everybody else None


def _said(here: float, whole: float | None) -> str:
    if whole is None:
        return percent(here)
    return _("%(here)s (whole place %(whole)s)") % {"here": percent(here), "whole": percent(whole)}


def percent(part: float) -> str:
    """A share in words: whole from ten per cent on, one decimal below."""
    return f"{part:.0%}" if part >= 0.1 else f"{part:.1%}"
