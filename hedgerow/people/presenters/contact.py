"""A contact on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.queries import names
from hedgerow.engines.audit import queries as audit
from hedgerow.engines.audit.types import Happened
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.todo import queries as todo
from hedgerow.engines.todo.types import Due
from hedgerow.kernel import clock
from hedgerow.people.models import AccessNeeds, Consent, Contact, Role
from hedgerow.people.presenters.listing import called, where
from hedgerow.people.queries import consents_of, roles_of
from hedgerow.people.queries.letters import letters_to
from hedgerow.people.queries.preferences import Preference, preferences
from hedgerow.people.types import Need, Purpose
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Fact

MOST_EVENTS = 8


@dataclass(frozen=True)
class Hat:
    """One role, in words."""

    role: Role
    what: str
    group: str
    group_url: str
    when: str
    over: bool


@dataclass(frozen=True)
class Answered:
    """One preference with when, how and by whom it was told; `tone` is of its badge."""

    what: str
    badge: str
    tone: str
    told: str
    words: str


@dataclass(frozen=True)
class Needed:
    """What somebody needs to take part: `asked` is the day, None where nobody has asked."""

    needs: Sequence[str]
    more: str
    asked: date | None


@dataclass(frozen=True)
class ContactPage:
    """Everything that our team sees of a person."""

    contact: Contact
    facts: Sequence[Fact]
    hats: Sequence[Hat]
    past: Sequence[Hat]
    answers: Sequence[Answered]
    needed: Needed
    todos: Sequence[Due]
    letters: Sequence[Outgoing]
    events: Sequence[Happened]
    today: date
    objects: bool  # they do not want us to be in touch at all


def page(contact: Contact, today: date) -> ContactPage:
    """A contact, for our team."""
    hats = [hat(role, today) for role in roles_of(contact)]
    asked = preferences(contact)
    return ContactPage(
        contact=contact,
        facts=facts(contact),
        hats=[one for one in hats if not one.over],
        past=[one for one in hats if one.over],
        answers=answered(contact, asked),
        needed=needed(contact),
        todos=[due for due in todo.shown(todo.about(contact.ref)[:20]) if not due.done],
        letters=letters_to(contact),
        events=audit.history(str(contact.ref))[:MOST_EVENTS],
        today=today,
        objects=any(one.purpose == Purpose.SERVICE and not one.given for one in asked),
    )


@dataclass(frozen=True)
class OwnPage:
    """What somebody who is signed in sees of themselves. What our team wrote for itself is asked for in another way."""

    facts: Sequence[Fact]
    hats: Sequence[Hat]
    answers: Sequence[Answered]
    needed: Needed


def own(contact: Contact, today: date) -> OwnPage:
    """Somebody's own details."""
    told = [fact for fact in facts(contact) if fact.label != _("Notes")]
    hats = [hat(role, today) for role in roles_of(contact)]
    current = [one for one in hats if not one.over]
    name = Fact(_("Name"), " ".join(filter(None, (contact.name, f"({contact.pronouns})" if contact.pronouns else ""))))
    reached = [Fact(_("E-mail"), contact.email), Fact(_("Telephone"), contact.phone)]
    return OwnPage([name, *reached, *told], current, answered(contact, preferences(contact)), needed(contact))


def hat(role: Role, today: date) -> Hat:
    """A role in words: what, where, from when to when."""
    now = role.organisation.now
    return Hat(
        role, called(role), where(role), reverse("pages:group", args=[now.pk]), _when(role, today), role.is_over(today)
    )


def _when(role: Role, today: date) -> str:
    since, until = plain_date(role.since) if role.since else "", plain_date(role.until) if role.until else ""
    if role.is_over(today):
        return _("%(since)s to %(until)s") % {"since": since, "until": until} if since else _("until %s") % until
    if until:
        return _("leaves on %s") % until
    return _("since %s") % since if since else ""


def facts(contact: Contact) -> list[Fact]:
    """What else helps in reaching somebody; what is not known is left out. Their telephone and e-mail stand on top."""
    told = [
        Fact(_("Likes to be reached"), contact.get_reach_by_display() if contact.reach_by else ""),
        Fact(_("Address"), ", ".join(filter(None, (*contact.address.splitlines(), contact.postcode)))),
        Fact(_("Language"), contact.language),
        Fact(_("Notes"), contact.about),
    ]
    return [fact for fact in told if fact.value]


def answered(contact: Contact, asked: Sequence[Preference]) -> list[Answered]:
    """What somebody said to each, with when, how and to whom. Two queries."""
    by = names(one.newest.by for one in asked if one.newest)
    return [_answered(one, by) for one in asked]


def _answered(one: Preference, by: dict[int, str]) -> Answered:
    what = str(one.purpose.label)
    if one.partner:
        what = _("to be passed to %s") % one.partner.name
    if one.newest is None:
        badge = _("not asked: allowed") if one.given else _("not asked")
        return Answered(what, badge, "", _("No yes is needed: they may object.") if one.given else "", one.words)
    return Answered(what, _("yes") if one.given else _("no"), "leaf" if one.given else "warn",
                    told(one.newest, by), one.newest.words)  # fmt: skip


def told(row: Consent, by: dict[int, str]) -> str:
    """When and how an answer was given, and who wrote it down."""
    who = by.get(row.by, "") if row.by else ""
    said = f"{plain_date(clock.day_of(row.at))}, {row.get_how_display()}"
    return _("%(said)s, to %(who)s") % {"said": said, "who": who} if who else said


def history_of_answers(contact: Contact) -> list[tuple[str, Answered]]:
    """Every answer ever given, the newest first."""
    rows = list(consents_of(contact))
    by = names(row.by for row in rows)
    return [(str(row.pk), _row(row, by)) for row in rows]


def _row(row: Consent, by: dict[int, str]) -> Answered:
    what = str(Purpose(row.purpose).label)
    badge, tone = (_("yes"), "leaf") if row.given else (_("no"), "warn")
    basis = str(row.get_basis_display())
    return Answered(what, badge, tone, f"{told(row, by)} · {basis}", row.words)


def needed(contact: Contact) -> Needed:
    """What somebody needs, in words."""
    held = AccessNeeds.objects.filter(contact=contact).first()
    if held is None:
        return Needed((), "", None)
    return Needed([str(Need(code).label) for code in held.needs if code in Need.values], held.more, held.asked_on)
