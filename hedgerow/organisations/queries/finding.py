"""Finding groups by what people type."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hedgerow.engines.finding import queries as finding
from hedgerow.engines.finding.types import Index
from hedgerow.organisations.models import FoundBy, Organisation, WordPart
from hedgerow.organisations.queries.records import live
from hedgerow.organisations.rules import query_words

INDEX = Index(FoundBy, WordPart, "organisation_id")


def find(words: str, limit: int = 20, *, among: QuerySet[Organisation] | None = None) -> list[Organisation]:
    """Live organisations by name, other name, initials, number or postcode: exact first, then by how they begin; only
    where there are none, near. `among` narrows where to look (`shown_to(somebody)`, say)."""
    return finding.find(INDEX, query_words(words), words, limit, live() if among is None else among)


def matching(words: str) -> Q:
    """A condition for organisations that `find` would find, in the first way in which it finds any."""
    return finding.matching(INDEX, query_words(words), live())


def named(word: str) -> Q:
    """A condition for organisations with a word, or one that begins so, among those that find them."""
    return finding.begins(INDEX, word)
