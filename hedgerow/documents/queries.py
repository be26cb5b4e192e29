"""Documents that are held: of a group, of all, and behind a link."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.core import signing
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse

from hedgerow.documents.models import Document, Share
from hedgerow.documents.rules import is_live
from hedgerow.documents.types import SOON, Filters, Standing
from hedgerow.engines.files import queries as files
from hedgerow.engines.files.models import Upload
from hedgerow.kernel import clock
from hedgerow.ledger.queries.entries import names_of
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation

SALT = "documents.share"
OPEN_FOR = 2 * 60 * 60  # seconds after the button behind the link was pressed


def documents() -> QuerySet[Document]:
    """Documents that are in use: none that was replaced."""
    return Document.objects.filter(replaced_at=None).prefetch_related("organisation", "organisation__merged_into")


def of_group(organisation: Organisation) -> QuerySet[Document]:
    """A group's documents that are in use, those of records merged into it among them."""
    return documents().filter(organisation__in=names_of([organisation.pk])).order_by("kind", "-made_at", "-id")


def held(organisation: Organisation) -> frozenset[str]:
    """The kinds of documents of a group that our team has checked and that have not run out: these need not be asked for
    again."""
    return frozenset(in_order().filter(organisation__in=names_of([organisation.pk])).values_list("kind", flat=True))


def in_order() -> QuerySet[Document]:
    """Documents that our team has checked and that have not run out, of any group."""
    lasting = Q(expires__isnull=True) | Q(expires__gte=clock.today())
    return Document.objects.filter(lasting, replaced_at=None, checked_on__isnull=False)


def file_of(document: Document) -> Upload | None:
    """The file of a document."""
    return files.of(document.ref).first()


def of_standing(wanted: str, today: date) -> Q:
    """The condition of `rules.standing`, for the database."""
    over = Q(expires__lt=today)
    soon = Q(expires__gte=today, expires__lte=today + SOON)
    late = Q(expires__isnull=True) | Q(expires__gt=today + SOON)
    return {
        Standing.OVER: over,
        Standing.SOON: soon,
        Standing.CHECKED: late & Q(checked_on__isnull=False),
        Standing.WAITING: late & Q(checked_on=None),
    }.get(Standing(wanted) if wanted in Standing.values else Standing.CHECKED, Q())


def chosen(filters: Filters) -> QuerySet[Document]:
    """Documents that our team asked for."""
    found = documents()
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.standing in Standing.values:
        found = found.filter(of_standing(filters.standing, clock.today()))
    if filters.words.strip():
        groups = organisations.live().filter(organisations.matching(filters.words)).values("pk")
        found = found.filter(organisation__in=groups)
    return found


def shares_of(organisation: Organisation) -> QuerySet[Share]:
    """What a group shared, latest first, with how often it was opened."""
    rows = Share.objects.filter(organisation__in=names_of([organisation.pk])).prefetch_related("items__document")
    return rows.annotate(times=Count("openings", distinct=True), last=Max("openings__at"))


def live_share(pk: int) -> Share | None:
    """A share that may be opened now."""
    found = Share.objects.select_related("organisation").filter(pk=pk).first()
    if found is None or not is_live(ends=found.ends, ended=found.ended_at is not None, today=clock.today()):
        return None
    return found


def shared_path(share: Share) -> str:
    """Where whoever pressed the button behind a link goes on to: open for two hours."""
    return reverse("documents:shared", args=[signing.dumps(share.pk, salt=SALT)])


def share_at(token: str) -> Share | None:
    """The share of such a path; None where it is made up, was open for too long, or has ended."""
    try:
        return live_share(int(signing.loads(token, salt=SALT, max_age=OPEN_FOR)))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def in_share(share: Share) -> list[tuple[Document, Upload]]:
    """The documents of a share, with their files.."""
    rows = Document.objects.filter(shares__share=share).order_by("kind", "pk")
    uploads = files.by_ref(row.ref for row in rows)
    return [(row, uploads[str(row.ref)][0]) for row in rows if str(row.ref) in uploads]


def replaced_before(before: date) -> Collection[int]:
    """Documents that were replaced before a day."""
    return list(Document.objects.filter(replaced_at__date__lt=before).values_list("pk", flat=True))
