"""People who may be the one that somebody is about to add."""

from __future__ import annotations

from django.db.models import Q

from hedgerow.engines.finding import queries as finding
from hedgerow.engines.finding.rules import plain_words, query_words, score
from hedgerow.people.models import Contact
from hedgerow.people.queries.contacts import NEARLY, contacts_at, live
from hedgerow.people.queries.finding import INDEX
from hedgerow.people.rules import digits_of
from hedgerow.people.rules.finding import FEWEST_FIGURES

MOST = 5


def alike(name: str, email: str = "", phone: str = "") -> list[Contact]:
    """People here with the same name or nearly, the same e-mail address or the same telephone: the likeliest first."""
    found = {row.pk: row for row in (*_named_so(name), *contacts_at(email), *_at_number(phone))}
    typed = " ".join(plain_words(name))
    return sorted(found.values(), key=lambda row: (-score(typed, row.name), row.name, row.pk))[:MOST]


def _named_so(name: str) -> list[Contact]:
    typed = " ".join(plain_words(name))
    near = finding.find(INDEX, query_words(name), name, MOST, live())
    return [row for row in near if score(typed, row.name) >= NEARLY and len(typed) > 2]


def _at_number(phone: str) -> list[Contact]:
    digits = digits_of(phone)
    if len(digits) < FEWEST_FIGURES:
        return []
    return list(live().filter(finding.led_to_by(INDEX, Q(word=digits)))[:MOST])
