"""Keeping the words by which roles are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from hedgerow.engines.finding import actions as finding
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.queries.search import INDEX
from hedgerow.volunteering.queries.words import label
from hedgerow.volunteering.rules import words_of
from hedgerow.volunteering.types import TagKind

NAMED = (TagKind.CAUSE, TagKind.SKILL)


@transaction.atomic
def index(pks: Iterable[int]) -> None:
    """Bring the words of some roles up to date: the same few statements for one as for five hundred."""
    for some in finding.chunks(sorted(set(pks))):
        rows = Role.objects.filter(pk__in=some).select_related("organisation").prefetch_related("tags")
        finding.keep(
            INDEX,
            some,
            {
                row.pk: words_of(
                    row.title,
                    row.organisation.name,
                    [label(tag.kind, tag.code) for tag in row.tags.all() if tag.kind in NAMED],
                    row.postcode,
                )
                for row in rows
            },
        )
