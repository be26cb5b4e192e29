"""Mallowdale's local agreement: agreed 14 months ago, and the next version being written; what the council and the NHS say
matters to them, in their words. All of it is made up."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta

from hedgerow.accounts.models import User
from hedgerow.charter import actions, queries, rules
from hedgerow.charter.models import Agreement, Priority
from hedgerow.charter.queries.draft import working
from hedgerow.charter.types import Function, How, Side
from hedgerow.demo.agreement_words import (
    DEFINITION,
    NEW_PROMISES,
    PRIORITIES,
    PROMISES,
    Published,
)
from hedgerow.demo.spaces import COUNCIL
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind

LIO = "Mallowdale Voluntary Action"
AGREED_AGO, BEGUN_AGO = 425, 430  # days


def tell(today: date) -> int:
    """Tell it, through the same actions that people use; how many organisations signed."""
    by = User.objects.get(email="manager@example.org")
    bodies = _bodies(by)
    first, others = _groups()
    for published in PRIORITIES:
        _published(by, published, bodies, today)
    with _at(today, BEGUN_AGO):
        draft = _written(by, bodies, first, others)
    with _at(today, AGREED_AGO + 2):
        agreement = actions.put(by=by, agreement=draft, seen=rules.fingerprint(rules.canonical(working(draft))))
        signed = _signed(by, agreement)
    with _at(today, AGREED_AGO):
        actions.agree(by=by, agreement=agreement, on=clock.today())
    with _at(today, 24):
        _next(by, bodies, first, others)
    return signed


def _at(today: date, ago: int) -> AbstractContextManager[None]:
    return clock.pretend(datetime.combine(today - timedelta(days=ago), time(11, 20), UTC))


def _bodies(by: User) -> dict[Side, Organisation]:
    """The council, the body of the NHS that is here, and ourselves."""
    rows = Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into=None)
    council = rows.filter(name=COUNCIL)[0]
    health = rows.filter(name__icontains="Integrated Care Board").first() or rows.exclude(pk=council.pk)[0]
    us = Organisation.objects.filter(name=LIO).first() or _ourselves(by)
    return {Side.COUNCIL: council, Side.NHS: health, Side.US: us}


def _ourselves(by: User) -> Organisation:
    words = "The local infrastructure organisation of Mallowdale."
    made = organisations.create(by=by, name=LIO, kind=Kind.LIO, description=words)
    organisations.publish(by=by, organisation=made, basis="It is ours")
    return made


def _groups() -> tuple[list[Organisation], list[Organisation]]:
    """Groups that somebody here speaks for, and larger ones that help others too."""
    held = Access.objects.filter(until=None, organisation__kind=Kind.GROUP, organisation__published=True)
    spoken = Organisation.objects.filter(pk__in=held.values("organisation")).order_by("pk")
    found = Organisation.objects.filter(kind=Kind.GROUP, published=True, closed_on=None, merged_into=None)
    larger = found.exclude(pk__in=spoken).exclude(income_pence=None).order_by("-income_pence", "pk")
    return list(spoken[:3]), list(larger[:8])


def _written(
    by: User, bodies: dict[Side, Organisation], first: list[Organisation], others: list[Organisation]
) -> Agreement:
    draft = actions.begin(by=by, title="The Mallowdale agreement")
    draft = actions.change_text(
        by=by,
        agreement=draft,
        edition=draft.edition,
        title=draft.title,
        definition=DEFINITION,
        review_by=clock.today() + timedelta(days=500),
    )
    for side, maker, to, text, seen in PROMISES:
        actions.add_promise(by=by, side=side, maker=_named(maker, bodies), to=_named(to, bodies), text=text, seen=seen)
    for function in Function:
        actions.add_performer(by=by, organisation=bodies[Side.US], function=function)
    words = {activity.code: activity for activity in queries.activities()}
    shared = ("fundraising-training", "peer-learning", "mentoring", "brokerage", "supported-volunteering", "event",
              "community-conversation", "employer-volunteering")  # fmt: skip
    for organisation, code in zip(others, shared, strict=False):
        word = words.get(code)
        if word is not None:
            actions.add_performer(by=by, organisation=organisation, function=word.function, activity=word)
    for side, organisation in bodies.items():
        actions.add_party(by=by, agreement=draft, organisation=organisation, side=side)
    for organisation in [*first, *others[:5]]:
        actions.add_party(by=by, agreement=draft, organisation=organisation, side=Side.GROUPS)
    return draft


def _signed(by: User, agreement: Agreement) -> int:
    """At the meeting where it was read out: everybody but one."""
    roles = (
        "Leader of the council",
        "Director of partnerships",
        "Chair of trustees",
        "Chair",
        "Treasurer",
        "Secretary",
    )
    parties = [party for party, _signature in queries.parties(agreement)][:-1]
    for number, party in enumerate(parties):
        told = {Side.COUNCIL: roles[0], Side.NHS: roles[1], Side.US: roles[2]}
        role = told.get(Side(party.side), roles[3 + number % 3])
        actions.sign(by=by, party=party, sha256=agreement.sha256, role=role, how=How.MEETING)
    return len(parties)


def _next(by: User, bodies: dict[Side, Organisation], first: list[Organisation], others: list[Organisation]) -> None:
    """The draft of version 2: a sharper definition, two more promises, one who stopped and one who joined."""
    draft = actions.begin(by=by)
    more = f"{DEFINITION}\n\nWhoever does this work names what it costs, and says openly what nobody pays for."
    draft = actions.change_text(
        by=by, agreement=draft, edition=draft.edition, title=draft.title, definition=more, review_by=draft.review_by
    )
    for side, maker, to, text, seen in NEW_PROMISES:
        actions.add_promise(by=by, side=side, maker=_named(maker, bodies), to=_named(to, bodies), text=text, seen=seen)
    word = queries.activities().filter(pk="community-conversation").first()
    if others and word is not None:
        actions.add_performer(by=by, organisation=others[0], function=word.function, activity=word)
    for side, organisation in bodies.items():
        actions.add_party(by=by, agreement=draft, organisation=organisation, side=side)
    for organisation in first:
        actions.add_party(by=by, agreement=draft, organisation=organisation, side=Side.GROUPS)


def _published(by: User, one: Published, bodies: dict[Side, Organisation], today: date) -> None:
    links = [code for code, name in Priority.objects.values_list("code", "name") if name in one.links]
    body, day = bodies[one.side], today - timedelta(days=one.ago)
    earlier = next(
        (row for row in queries.body_priorities(body.pk, today) if row.number == one.number and not row.ends), None
    )
    with _at(today, max(one.ago - 6, 1)):
        actions.add_body_priority(
            by=by, body=body, number=one.number, words=one.words, source=one.source, published_on=day, links=links,
            replaces=earlier,
        )  # fmt: skip


def _named(who: str, bodies: dict[Side, Organisation]) -> str:
    """A name in the story, or the words themselves."""
    return bodies[Side(who)].name if who in {side.value for side in bodies} else who
