"""Awards as they are published: those of published rounds, that groups have accepted."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time

from django.db.models import QuerySet

from hedgerow.engines.questions.rules import load
from hedgerow.engines.questions.types import Kind
from hedgerow.kernel.clock import LONDON
from hedgerow.organisations.models import Organisation
from hedgerow.places.queries import area_names
from hedgerow.programmes.models import Application, Decision, Payment, Publication, Round
from hedgerow.programmes.queries.awards import published_awards, publisher
from hedgerow.programmes.types.publishing import Award, Dei, PublishedPlace, Publishing, Recipient


def published_rows() -> QuerySet[Decision]:
    """The awards of published rounds."""
    return published_awards().filter(application__round__publication__isnull=False)


def publication_of(held: Round) -> Publication | None:
    """That the awards of a round are published; None where they are not."""
    return Publication.objects.filter(round=held).first()


def publishing(url: str = "", website: str = "") -> Publishing | None:
    """Under which identifiers we publish; None before a manager has said."""
    own = publisher()
    return Publishing(own.name, own.org_id, own.prefix, url, website) if own else None


def awards() -> list[Award]:
    """Every award that everybody may know, oldest first."""
    rows = list(published_rows())
    names = area_names({code for row in rows for code in row.application.areas})
    paid: dict[int, list[tuple[int, date]]] = defaultdict(list)
    done = Payment.objects.filter(decision__in=rows, paid_on__isnull=False)
    for pk, pence, on in done.values_list("decision", "pence", "paid_on"):
        assert on is not None
        paid[pk].append((pence, on))
    return [_award(row, names, paid[row.pk]) for row in rows]


def _award(row: Decision, names: dict[str, str], paid: list[tuple[int, date]]) -> Award:
    application, held = row.application, row.application.round
    assert row.accepted_at is not None
    assert row.pence is not None
    moments = [row.accepted_at, *(datetime.combine(on, time(), tzinfo=LONDON) for _pence, on in paid)]
    return Award(
        number=application.pk,
        title=application.title,
        description=f"{application.title} ({held.programme.name}: {held.title})",
        pence=row.pence,
        asked=application.pence,
        paid=sum(pence for pence, _on in paid),
        awarded_on=row.decided_on,
        recipient=_recipient(application.organisation),
        programme=held.programme.name,
        programme_code=str(held.programme_id),
        modified=max(moments).astimezone(LONDON),
        starts=application.starts_on,
        ends=application.ends_on,
        places=tuple(PublishedPlace(code, names.get(code, "")) for code in application.areas),
        dei=_dei(application, shared=row.shares_led_by),
    )


def _recipient(group: Organisation) -> Recipient:
    """A group by its numbers; its postcode only where its page is public, for a small group's is often somebody's home."""
    held = [one.org_id for one in group.identifiers.all()]
    number = {one.rpartition("-")[0]: one.rpartition("-")[2] for one in held}
    return Recipient(
        own=group.pk,
        name=group.name,
        org_id=held[0] if held else "",
        charity=number.get("GB-CHC") or number.get("GB-SC") or number.get("GB-NIC") or "",
        company=number.get("GB-COH", ""),
        postcode=group.postcode if group.published and held else "",
    )


def _dei(application: Application, *, shared: bool) -> Dei | None:
    """What the group said of who leads it; None where that was not asked."""
    asked = [one.key for one in load(application.round.form) if one.kind == Kind.LED_BY]
    if not asked:
        return None
    answer = application.answers.get(asked[0]) or ()
    return Dei(tuple(answer), shared)
