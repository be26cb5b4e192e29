"""The people of Mallowdale: who sits on which committee, who has left, what they agreed to. All made up.

Telephone numbers are those that Ofcom keeps for stories (01632 960..., 07700 900...), and addresses end in example.org,
which nobody can own (RFC 2606).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.demo.names import ABOUT, FIRST, LAST, NEEDS, TEAMS
from hedgerow.engines.finding.rules import plain_words
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people import actions
from hedgerow.people.models import AccessNeeds, Consent, Contact, Role
from hedgerow.people.queries.wording import question
from hedgerow.people.rules import basis_of
from hedgerow.people.types import Channel, How, Purpose, RoleKind
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind

#: how often a group has each, and whether it is said at all
OFFICERS = ((RoleKind.CHAIR, 0.92), (RoleKind.TREASURER, 0.8), (RoleKind.SECRETARY, 0.55), (RoleKind.TRUSTEE, 0.3),
            (RoleKind.DELEGATE, 0.14), (RoleKind.STAFF, 0.18), (RoleKind.VOLUNTEER, 0.2))  # fmt: skip
LEFT, LATELY = 0.12, 6  # share of treasurers and delegates who have left; those who left this month leave a to-do
NO_EMAIL, SHARED, TWO_HATS, NEEDING = 0.16, 0.07, 0.08, 0.03
WORKER = "worker@example.org"


@dataclass
class Someone:
    """Somebody about to be written down: their facts, and what they are where."""

    facts: dict[str, object]
    last: str
    roles: list[dict[str, object]] = field(default_factory=list)


@transaction.atomic
def tell(today: date, seed: int = 1894) -> int:
    """Fill the committees of every group, and the teams of the public bodies. Returns how many people there are."""
    chance = random.Random(seed)
    by = User.objects.get(email=WORKER)
    groups = list(Organisation.objects.filter(kind=Kind.GROUP, merged_into=None).order_by("id"))
    cast = [*_committees(groups, today, chance), *_officers(today, chance)]
    with clock.pretend(_at(today - timedelta(days=700), chance)):
        made = actions.insert(by=by, how=How.IMPORT, given=[one.facts for one in cast])
    roles = [Role(contact=row, **told) for row, one in zip(made, cast, strict=True) for told in one.roles]
    Role.objects.bulk_create(roles, ignore_conflicts=True)
    _second_hats(made, groups, today, chance)
    _consents(made, by, today, chance)
    _needs(made, by, chance)
    _lately(by, today, chance)
    return len(made)


def _at(day: date, chance: random.Random) -> datetime:
    return datetime.combine(day, time(chance.randint(9, 17), chance.randint(0, 59)), UTC)


def _committees(groups: Sequence[Organisation], today: date, chance: random.Random) -> Iterator[Someone]:
    for group in groups:
        home: Someone | None = None
        for number, (kind, share) in enumerate(OFFICERS):
            if chance.random() > share:
                continue
            someone = _someone(today, chance, home if chance.random() < SHARED else None)
            home = someone
            someone.roles.append(_role(group, kind, today, chance, main=number == 0))
            yield someone


def _role(group: Organisation, kind: str, today: date, chance: random.Random, *, main: bool) -> dict[str, object]:
    since = today - timedelta(days=chance.randint(60, 3000)) if chance.random() < 0.75 else None
    told: dict[str, object] = {"organisation": group, "kind": kind, "main": main, "since": since}
    if kind in (RoleKind.TREASURER, RoleKind.DELEGATE) and chance.random() < LEFT:
        told["until"] = today - timedelta(days=chance.randint(31, 59))
    return told


def _someone(today: date, chance: random.Random, home: Someone | None) -> Someone:
    """Somebody new; with `home`, another of that household: the same last name, telephone and mailbox."""
    first, last = chance.choice(FIRST), home.last if home else chance.choice(LAST)
    mailbox = ".".join((plain_words(first)[0], "".join(plain_words(last))))
    email = "" if chance.random() < NO_EMAIL else f"{mailbox}@example.org"
    facts: dict[str, object] = {
        "name": f"{first} {last}",
        "email": home.facts["email"] if home else email,
        "phone": home.facts["phone"] if home else _phone(chance),
        "about": chance.choice(ABOUT) if chance.random() < 0.08 else "",
    }
    if facts["email"]:
        facts["reach_by"] = chance.choice(["", "", "", *Channel.values])
    else:
        house = {"address": f"{chance.randint(1, 90)} {chance.choice(LAST)} Row", "postcode": "QX1 1AB"}
        facts |= {"reach_by": Channel.PHONE, **house}
    if chance.random() < 0.85:
        facts["seen_on"] = today - timedelta(days=int(chance.betavariate(1, 3) * 700))
    return Someone(facts, last)


def _phone(chance: random.Random) -> str:
    number = chance.randint(0, 999)
    return f"07700 900 {number:03d}" if chance.random() < 0.6 else f"01632 960 {number:03d}"


def _officers(today: date, chance: random.Random) -> Iterator[Someone]:
    """Officers of the public bodies, each with a team and, some, with the part of the place that is theirs."""
    wards = [ward.name for ward in areas(kind=AreaKind.WARD)]
    for body in Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into=None).order_by("id"):
        for team, title in TEAMS:
            if chance.random() < 0.7:
                someone = _someone(today, chance, None)
                patch = " and ".join(chance.sample(wards, 2)) if wards and chance.random() < 0.6 else ""
                told = {"organisation": body, "kind": RoleKind.OFFICER, "team": team, "title": title, "patch": patch}
                someone.roles.append(told)
                yield someone


def _second_hats(made: Sequence[Contact], groups: Sequence[Organisation], today: date, chance: random.Random) -> None:
    wearers = [row for row in made if chance.random() < TWO_HATS]
    kinds = (RoleKind.TRUSTEE, RoleKind.VOLUNTEER, RoleKind.MEMBER)
    hats = [
        Role(
            contact=row,
            organisation=chance.choice(groups),
            kind=chance.choice(kinds),
            since=today - timedelta(days=chance.randint(30, 2000)),
        )
        for row in wearers
    ]
    Role.objects.bulk_create(hats, ignore_conflicts=True)


def _consents(made: Sequence[Contact], by: User, today: date, chance: random.Random) -> None:
    """Some said yes to news, some no, some yes and later no; most were never asked the rest."""
    words = {purpose: question(purpose) for purpose in (Purpose.NEWSLETTER, Purpose.PUBLISH, Purpose.SERVICE)}

    def said(row: Contact, purpose: Purpose, given: bool, days: int) -> Consent:
        how = chance.choice((How.PHONE, How.PERSON, How.PAPER, How.WEB))
        return Consent(
            contact=row,
            purpose=purpose,
            given=given,
            basis=basis_of(purpose),
            how=how,
            words=words[purpose],
            at=_at(today - timedelta(days=days), chance),
            by=None if how == How.WEB else by.pk,
        )

    rows: list[Consent] = []
    for row in made:
        fate = chance.random()
        if fate < 0.6:
            rows.append(said(row, Purpose.NEWSLETTER, fate < 0.5, chance.randint(100, 690)))
        if fate < 0.05:
            rows.append(said(row, Purpose.NEWSLETTER, False, chance.randint(1, 99)))
        if chance.random() < 0.35:
            rows.append(said(row, Purpose.PUBLISH, chance.random() < 0.8, chance.randint(1, 690)))
        if chance.random() < 0.006:
            rows.append(said(row, Purpose.SERVICE, False, chance.randint(1, 690)))
    Consent.objects.bulk_create(rows)


def _needs(made: Sequence[Contact], by: User, chance: random.Random) -> None:
    needy = [(row, chance.choice(NEEDS)) for row in made if chance.random() < NEEDING]
    words = question(Purpose.ACCESS)
    Consent.objects.bulk_create(
        Consent(contact=row, purpose=Purpose.ACCESS, given=True, how=How.PERSON, words=words, by=by.pk)
        for row, _needed in needy
    )
    AccessNeeds.objects.bulk_create(
        AccessNeeds(contact=row, needs=sorted(needs), more=more) for row, (needs, more) in needy
    )


def _lately(by: User, today: date, chance: random.Random) -> None:
    """A few treasurers left in these weeks: the to-dos ask who it is now."""
    held = Role.objects.filter(kind=RoleKind.TREASURER, until=None).exclude(since__gte=today - timedelta(days=60))
    for role in chance.sample(list(held.order_by("id")), min(LATELY, held.count())):
        day = today - timedelta(days=chance.randint(1, 25))
        with clock.pretend(_at(day, chance)):
            actions.end_role(by=by, role=role, on=day)
