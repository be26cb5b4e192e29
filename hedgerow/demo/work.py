"""Two years of work in Mallowdale, told in order through the same actions that people use."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import Team, User
from hedgerow.charter import actions as charter
from hedgerow.charter.models import Priority
from hedgerow.demo.groups import Group
from hedgerow.demo.stories import (
    COLLEAGUES,
    GATHERINGS,
    MINUTES,
    NEXT_STEPS,
    NOTES,
    OFFERS,
    OUTCOMES,
    PASSWORD,
    PAYERS,
    PEOPLE,
    PRIORITIES,
    PUBLIC_BODY,
    TEAMS,
    Colleague,
)
from hedgerow.demo.words import KNOWLEDGE
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.verification import actions as verification
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry, Payer
from hedgerow.ledger.types import Audience, Money, MoneyKind, Pathway, Strength, Where, Work
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, LegalForm
from hedgerow.places import actions as places
from hedgerow.places.models import Knowledge
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind, NoteAudience

DAYS, A_DAY = 730, 2.2  # entries for each colleague on a working day, on average


@dataclass(frozen=True)
class Cast:
    """Who and what the story is told with."""

    users: dict[str, User]
    payers: dict[str, Payer]
    priorities: Sequence[Priority]
    groups: Sequence[Organisation]
    council: Organisation | None


def tell(groups: Sequence[Group], today: date, *, days: int = DAYS, seed: int = 1894) -> int:
    """Make people, words and groups, then `days` of work up to `today`. Returns how many entries were written."""
    chance = random.Random(seed)
    with clock.pretend(_at(today - timedelta(days=days + 2), chance)):
        cast = _cast(groups, chance)
    written = 0
    for back in range(days, -1, -1):
        day = today - timedelta(days=back)
        if day.weekday() < 5 and not (day.month == 12 and day.day > 23):
            with transaction.atomic():
                written += sum(_day_of(colleague, day, today, cast, chance) for colleague in COLLEAGUES)
    _corrections(cast, today, chance)
    _offers(cast, chance)
    _looked_at_again(today, days, chance)
    return written


def _at(day: date, chance: random.Random) -> datetime:
    return datetime.combine(day, time(chance.randint(9, 17), chance.randint(0, 59)), UTC)


def _cast(groups: Sequence[Group], chance: random.Random) -> Cast:
    teams = {code: Team.objects.get_or_create(code=code, defaults={"name": name})[0] for code, name in TEAMS}
    users = {
        person.email: User.objects.create_user(
            person.email, PASSWORD, name=person.name, role=person.role, team=teams[person.team]
        )
        for person in COLLEAGUES
    }
    manager = users[COLLEAGUES[0].email]
    payers = {code: ledger.add_payer(by=manager, name=name, code=code) for code, name in PAYERS}
    priorities = [charter.add_priority(by=manager, name=name, description=line) for name, line in PRIORITIES]
    with transaction.atomic():
        for group in groups:
            if group.number is None:
                _unregistered(group, manager, chance)
    _knowledge(users, chance)
    _neighbourhood(manager)
    found = Organisation.objects.filter(kind=Kind.GROUP, merged_into=None).order_by("id")
    council = Organisation.objects.filter(kind=Kind.PUBLIC_BODY).first()
    return Cast(users, payers, priorities, list(found), council)


def _unregistered(group: Group, manager: User, chance: random.Random) -> None:
    made = organisations.create(
        by=manager,
        name=group.name,
        kind=Kind.GROUP,
        legal_form=LegalForm(group.form),
        description=group.theme.does,
        postcode=group.postcode.text,
        founded_on=group.founded,
        income_pence=group.income_pence,
        volunteers=chance.randint(2, 40),
        themes=[str(code) for code in group.theme.what],
        beneficiaries=[str(code) for code in group.theme.who],
    )
    if chance.random() < 0.85:
        organisations.publish(by=manager, organisation=made, basis="They said yes when they first rang")


def _knowledge(users: dict[str, User], chance: random.Random) -> None:
    people, wards = list(users.values()), list(areas(kind=AreaKind.WARD))
    for text, half_life in KNOWLEDGE:
        for ward in chance.sample(wards, 2):
            audience = chance.choice(NoteAudience.values)
            places.add_knowledge(
                by=chance.choice(people), area=ward, text=text, half_life_days=half_life, audience=audience
            )


def _looked_at_again(today: date, days: int, chance: random.Random) -> None:
    """Most of what is known of the place was checked since; some of it waits for that."""
    for number, note in enumerate(Knowledge.objects.select_related("author").order_by("pk")):
        if number % 3 and note.author:
            with clock.pretend(_at(today - timedelta(days=min(days, 20 + 7 * number)), chance)):
                places.check_knowledge(by=note.author, note=note)


def _neighbourhood(manager: User) -> None:
    """What people call the Riverside is parts of two wards."""
    riverside = [ward.code for ward in areas(kind=AreaKind.WARD) if ward.name in ("Weirside", "Spindle & Docks")]
    places.make_neighbourhood(by=manager, name="The Riverside", codes=riverside)


def _day_of(colleague: Colleague, day: date, today: date, cast: Cast, chance: random.Random) -> int:
    """One colleague's day. August is quiet; most groups come once or twice, some come all the time."""
    pace = A_DAY * (0.55 if day.month == 8 else 1.15 if day.month in (3, 9, 10) else 1)
    count = min(6, int(chance.expovariate(1 / pace)))
    for _ in range(count):
        with clock.pretend(_at(day, chance)):
            entry = _act(colleague, day, cast, chance)
            _afterwards(entry, colleague, day, today, cast, chance)
    return count


def _act(colleague: Colleague, day: date, cast: Cast, chance: random.Random) -> Entry:
    activity = chance.choices(list(colleague.hands), list(colleague.hands.values()))[0]
    least, most = MINUTES.get(activity, (20, 90))
    people = PEOPLE.get(activity)
    groups = _groups(activity, cast, chance)
    return ledger.record(
        by=cast.users[colleague.email],
        work=Work(
            activity=activity,
            on=day,
            groups=[group.pk for group in groups],
            minutes=5 * round(chance.triangular(least, most, least + (most - least) / 3) / 5),
            people=chance.randint(*people) if people else None,
            money=_money(activity, chance),
            where=Where(),
            priorities=[priority.code for priority in cast.priorities if chance.random() < 0.18],
            payer=cast.payers[colleague.payer if chance.random() < 0.8 else "council-core"].pk,
            public_body=cast.council.pk if cast.council and activity in PUBLIC_BODY else None,
            audience=Audience.GROUP if groups else Audience.STAFF,
            note=chance.choice(NOTES[activity]) if activity in NOTES and chance.random() < 0.45 else "",
        ),
    )


def _groups(activity: str, cast: Cast, chance: random.Random) -> Sequence[Organisation]:
    if activity in ("newsletter", "campaign") or (activity == "first-enquiry" and chance.random() < 0.3):
        return []
    many = chance.randint(*GATHERINGS[activity]) if activity in GATHERINGS else 1
    chosen = {int(len(cast.groups) * chance.random() ** 2.2) for _ in range(many)}
    return [cast.groups[place * 37 % len(cast.groups)] for place in sorted(chosen)]


def _money(activity: str, chance: random.Random) -> Money | None:
    if activity == "bid-support" and chance.random() < 0.6:
        kind = MoneyKind.SECURED if chance.random() < 0.35 else MoneyKind.APPLIED
        return Money(chance.randint(5, 200) * 10_000, kind)
    if activity == "small-grants" and chance.random() < 0.5:
        return Money(chance.randint(2, 20) * 5_000, MoneyKind.GRANTED)
    return None


def _afterwards(entry: Entry, colleague: Colleague, day: date, today: date, cast: Cast, chance: random.Random) -> None:
    """Next steps, most of them ticked off, and now and then something that changed."""
    user = cast.users[colleague.email]
    link = entry.group_links.first()
    if link and chance.random() < 0.16:
        due = day + timedelta(days=chance.randint(2, 21))
        whose = {"team": colleague.team} if chance.random() < 0.2 else {"owner": user}
        task = todo.add(by=user, what=chance.choice(NEXT_STEPS), due=due, ref=link.organisation.ref, **whose)
        if due < today - timedelta(days=9) or chance.random() < 0.2:
            todo.finish(by=user, task=task)
    if link and chance.random() < 0.3:
        verification.check(by=user, ref=link.organisation.ref, how=How.ASKED)
    if chance.random() < 0.012:
        pathway, strength, text, dissent = chance.choice(OUTCOMES)
        ledger.claim_outcome(
            by=user,
            about=entry,
            pathway=Pathway(pathway),
            strength=Strength(strength),
            on=day,
            text=text,
            dissent=dissent,
        )


def _corrections(cast: Cast, today: date, chance: random.Random) -> None:
    """Everybody makes mistakes: a few entries were removed after they were made."""
    recent = Entry.objects.filter(kind="work", on__gte=today - timedelta(days=90)).order_by("id")[:400]
    for entry in chance.sample(list(recent), 12):
        author = next(user for user in cast.users.values() if user.pk == entry.recorded_by)
        ledger.reverse(by=author, entry=entry)


def _offers(cast: Cast, chance: random.Random) -> None:
    """Neighbours put things right, and wait to be checked."""
    for group, (proposed, reason) in zip(chance.sample(list(cast.groups), len(OFFERS)), OFFERS, strict=True):
        moderation.submit(kind="group-correction", ref=group.ref, proposed=proposed, reason=reason)
