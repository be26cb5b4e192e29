"""Keeping the words by which services are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from hedgerow.engines.finding import actions as finding
from hedgerow.services.models import Service
from hedgerow.services.queries.search import INDEX
from hedgerow.services.queries.words import label
from hedgerow.services.rules import words_of
from hedgerow.services.types import TagKind

NAMED = (TagKind.NEED, TagKind.BENEFICIARY, TagKind.LANGUAGE)


@transaction.atomic
def index(pks: Iterable[int]) -> None:
    """Bring the words of some services up to date: the same few statements for one as for five hundred."""
    for some in finding.chunks(sorted(set(pks))):
        rows = Service.objects.filter(pk__in=some).select_related("organisation").prefetch_related("tags", "spots")
        finding.keep(
            INDEX,
            some,
            {
                row.pk: words_of(
                    row.name,
                    row.organisation.name,
                    [label(tag.kind, tag.code) for tag in row.tags.all() if tag.kind in NAMED],
                    f"{row.description} {row.eligibility}",
                    [spot.postcode for spot in row.spots.all()],
                )
                for row in rows
            },
        )
