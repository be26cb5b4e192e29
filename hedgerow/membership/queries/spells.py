"""Reading memberships: one with its terms, those that run out, the list of them, and applications."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from hedgerow.engines.privacy.types import Person
from hedgerow.kernel import clock
from hedgerow.membership import rules
from hedgerow.membership.models import Application, Kind, Spell, Term
from hedgerow.membership.queries.rolls import NOW, covers, current
from hedgerow.membership.types import Filters, Standing, State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolved_ids
from hedgerow.organisations.queries.finding import matching

NEWEST = Term.objects.filter(spell=OuterRef("pk")).order_by("-starts_on", "-pk")


def kinds(*, only_open: bool = False) -> QuerySet[Kind]:
    """Kinds of membership, in the place's own order; only those that can be applied for, if asked."""
    return Kind.objects.filter(open=True) if only_open else Kind.objects.all()


def with_all() -> QuerySet[Spell]:
    """Memberships with their groups as they are now, kinds and whom we write to."""
    return Spell.objects.select_related("kind", "contact", "organisation__merged_into__merged_into")


def of_group(organisation: Organisation) -> list[Spell]:
    """The memberships that a group has had, the latest first, with their terms."""
    now = resolved_ids([organisation.pk])[organisation.pk]
    found = with_all().annotate(now=NOW).filter(now=now).prefetch_related("terms")
    return list(found.order_by("-since", "-pk"))


def running(organisation: Organisation) -> Spell | None:
    """The membership that a group has today, or None."""
    return next((spell for spell in of_group(organisation) if spell.until is None), None)


def newest_term(spell: Spell) -> Term | None:
    """The latest term of a membership."""
    return Term.objects.filter(spell=spell).order_by("-starts_on", "-pk").first()


def fee_of(spell: Spell) -> int:
    """What the latest term costs, in pence."""
    term = newest_term(spell)
    return term.fee_pence if term else 0


def address_of(spell: Spell) -> tuple[str, str, str]:
    """Whom letters about a membership go to: e-mail address, name and ref; the group's own address where we know nobody."""
    contact = spell.contact
    if contact is not None and contact.email:
        return contact.email, contact.name, str(contact.ref)
    group = current(spell)
    return group.email, group.name if group.email else "", ""


def to_warn(today: date) -> list[Spell]:
    """Those whose last day is near, and who were not asked about it yet."""
    near = Q(until__isnull=True, runs_to__gte=today, runs_to__lte=today + rules.WARNS)
    return list(with_all().filter(near & _not_yet("warned_for")).order_by("runs_to", "pk"))


def to_warn_again(today: date) -> list[Spell]:
    """Those who are a week past their last day, and were not asked once more about it."""
    past = Q(until__isnull=True, runs_to__lte=today - rules.WARNS_AGAIN)
    found = with_all().filter(past & _not_yet("warned_again_for")).order_by("runs_to", "pk")
    return [spell for spell in found if today < rules.lapses_on(spell.runs_to, spell.kind.grace_days)]


def _not_yet(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | ~Q(**{field: F("runs_to")})


def to_lapse(today: date) -> list[Spell]:
    """Those whose time of grace is over."""
    found = with_all().filter(until__isnull=True, runs_to__lt=today).order_by("runs_to", "pk")
    return [spell for spell in found if rules.lapses_on(spell.runs_to, spell.kind.grace_days) <= today]


def listed(filters: Filters, on: date | None = None) -> QuerySet[Spell]:
    """The memberships that were asked for, each with the fee and payment of its newest term; on a day, those of its roll.

    The same number of queries at any length.
    """
    day = on or clock.today()
    rows = with_all().filter(_stands(filters.standing, day) if on is None else covers(day))
    if filters.words.strip():
        rows = rows.filter(organisation__in=Organisation.objects.filter(matching(filters.words)).values("pk"))
    chosen = {"kind": filters.kind, "organisation__band": filters.band, "organisation__ward": filters.ward}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    return rows.annotate(
        fee=Subquery(NEWEST.values("fee_pence")[:1]), paid=Subquery(NEWEST.values("paid_on")[:1])
    )  # fmt: skip


def _stands(standing: str, today: date) -> Q:
    live = covers(today)
    if standing == Standing.ENDED:
        return Q(until__isnull=False, until__lte=today)
    if standing == Standing.DUE:
        return live & Q(runs_to__gte=today, runs_to__lte=today + rules.WARNS)
    if standing == Standing.GRACE:
        return live & Q(runs_to__lt=today)
    return live & _unpaid() if standing == Standing.UNPAID else live


def _unpaid() -> Q:
    """A fee of any term that has not come."""
    owed = Term.objects.filter(spell=OuterRef("pk"), paid_on__isnull=True, fee_pence__gt=0)
    return Q(Exists(owed))


def counts(today: date) -> dict[str, int]:
    """How many members there are, by standing."""
    rows = Spell.objects.all()
    return {standing: rows.filter(_stands(standing, today)).count() for standing in Standing.values}


def written_later(on: date) -> int:
    """How many members of a day's roll were written down after it: what was brought from elsewhere."""
    return Spell.objects.filter(covers(on), recorded_at__date__gt=on + timedelta(days=1)).exclude(source="").count()


def applications(show: str = "") -> QuerySet[Application]:
    """Applications: those that wait, first what is due first; or all that are decided, the newest first."""
    rows = Application.objects.select_related("kind", "organisation")
    if show == "decided":
        return rows.exclude(state=State.WAITING).order_by("-decided_at", "-pk")
    return rows.filter(state=State.WAITING).order_by("answer_by", "pk")


def waiting_count(_somebody: object = None) -> int:
    """How many applications nobody has answered yet: for the menu, too."""
    return Application.objects.filter(state=State.WAITING, answered_at__isnull=True).count()


def waiting_of(organisation: Organisation) -> Application | None:
    """The application of a group that waits for us, or None."""
    return Application.objects.filter(organisation=organisation, state=State.WAITING).select_related("kind").first()


def last_answer(organisation: Organisation) -> Application | None:
    """The last application of a group that was not accepted, with its reason."""
    found = Application.objects.filter(organisation=organisation).exclude(state=State.WAITING).order_by("-pk").first()
    return found if found and found.state == State.DECLINED else None


def old_applications(before: date) -> list[int]:
    """Applications decided before a day that still say who applied: for keeping no longer than promised."""
    rows = Application.objects.filter(decided_at__date__lt=before, erased_at__isnull=True)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def applications_of(person: Person) -> Sequence[int]:
    """Somebody's applications, by their e-mail addresses."""
    emails = [email.lower() for email in person.emails]
    return list(Application.objects.filter(email__in=emails).values_list("pk", flat=True)) if emails else []
