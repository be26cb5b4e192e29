"""Members of Mallowdale Voluntary Action over two years: an old list brought in, applications, renewals, lapses."""

from __future__ import annotations

import random
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.kernel import clock
from hedgerow.membership import actions, queries, rules
from hedgerow.membership.models import Kind, Spell, Term
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind as Sort

FEES = {"micro": 0, "small": 2_000, "medium": 5_000, "large": 12_000, "major": 20_000, "": 1_000}
WEEKS = 104
OLD = 34  # members whom the list of before has
NEW = 30  # who apply within the two years
WORDS = (
    "We would like to be at the table when the council asks.",
    "A neighbour told us about your training.",
    "We have just been constituted, and want to do this properly.",
    "",
)
REFUSED = "You are a business, and our rules have only groups and charities as members. You are welcome at our events."


@transaction.atomic
def tell(today: date) -> int:
    """Tell it week by week, through the same actions that people use; how many are members at the end."""
    dice = random.Random(29)
    by, manager = (User.objects.get(email=f"{name}@example.org") for name in ("worker", "manager"))
    groups = _groups(OLD + NEW + 4)
    start = today - timedelta(weeks=WEEKS)
    with _at(start):
        kind = _kinds(manager)
        _import(by, groups[:OLD], start, dice)
    joining = dict(zip(sorted(dice.sample(range(1, WEEKS), NEW)), groups[OLD:], strict=False))
    for week in range(WEEKS + 1):
        day = start + timedelta(weeks=week)
        with _at(day):
            actions.look_at_ends(day)
            _renew(by, day, dice)
            if week in joining:
                _join(by, joining[week], kind, dice)
    _lately(by, groups[OLD + NEW :], kind, today)
    return len(queries.roll(today))


def _at(day: date) -> AbstractContextManager[None]:
    return clock.pretend(datetime(day.year, day.month, day.day, 11, tzinfo=UTC))


def _groups(number: int) -> list[Organisation]:
    """Open groups of the directory, the same ones each time."""
    found = Organisation.objects.filter(published=True, closed_on=None, merged_into=None, kind=Sort.GROUP)
    return list(found.order_by("name", "pk")[::7][:number])


def _kinds(manager: User) -> Kind:
    """Full members, and friends without a vote."""
    actions.seed()
    kind = Kind.objects.order_by("place", "pk")[0]
    about = "For groups and charities that work in Mallowdale. Training at the members’ price, and a vote."
    actions.add_kind(
        by=manager, name="Friend", about="For everybody who stands with us.", votes=False, fees={"": 1_500}, place=1
    )
    return actions.change_kind(by=manager, kind=kind, about=about, fees=FEES)


def _import(by: User, groups: list[Organisation], start: date, dice: random.Random) -> None:
    """The list that was kept before, with those who had left."""
    lines = ["Group,Member since,Ended,Fee,In the public list"]
    for number, group in enumerate(groups):
        since = start - timedelta(days=dice.randint(40, 2_400))
        ended = (start - timedelta(days=dice.randint(1, 30))).isoformat() if number % 11 == 5 else ""
        lines.append(f"#{group.pk},{since},{ended},{FEES[group.band] // 100},{'yes' if number % 3 else 'no'}")
    data = "\n".join(lines).encode()
    run = imports.check(by=by, kind="members", file="members.csv", data=data, source="the old list of members")
    imports.apply(by=by, run=run)
    for term in Term.objects.filter(paid_on__isnull=True, fee_pence__gt=0).select_related("spell"):
        actions.mark_paid(by=by, term=term, on=start)


def _renew(by: User, day: date, dice: random.Random) -> None:
    """Of those whose day is near or past, most renew by the letter's button; a few leave, and some do nothing."""
    near = queries.with_all().filter(until__isnull=True, runs_to__lte=day + rules.WARNS)
    for spell in near:
        chance = dice.random()
        if chance < 0.22 and spell.pk % 9:
            actions.renew(by=None, spell=spell, runs_to=spell.runs_to)
            _pay(by, spell, day)
        elif chance > 0.994:
            actions.leave(by=by, spell=spell, reason="They have merged with a group in the next borough.")


def _pay(by: User, spell: Spell, day: date) -> None:
    term = queries.newest_term(spell)
    if term and term.fee_pence and spell.pk % 7:
        actions.mark_paid(by=by, term=term, on=day)


def _join(by: User, group: Organisation, kind: Kind, dice: random.Random) -> None:
    """Somebody applies on the public page, and a colleague accepts."""
    name = f"{dice.choice(('Ruth', 'Kofi', 'Priya', 'Alun', 'Magda'))} {dice.choice(('Clegg', 'Osei', 'Gill', 'Tran'))}"
    made = actions.apply(
        by=None,
        kind=kind,
        group_name=group.name,
        name=name,
        email=f"membership-{group.pk}@example.org",
        words=dice.choice(WORDS),
        listed=dice.random() < 0.7,
    )
    spell = actions.accept(by=by, application=made, organisation=group)
    _pay(by, spell, clock.today())


def _lately(by: User, groups: list[Organisation], kind: Kind, today: date) -> None:
    """What lies on the desk: one refused, one in hand, one new, and one that has waited too long."""
    told = (("refuse", 30), ("hold", 5), ("", 1), ("", 12))
    for group, (what, days) in zip(groups, told, strict=True):
        email = f"hello-{group.pk}@example.org"
        with _at(today - timedelta(days=days)):
            made = actions.apply(
                by=None, kind=kind, words=WORDS[days % 3], group_name=group.name, name="Tamsin Oldroyd", email=email
            )
            if what == "refuse":
                actions.decline(by=by, application=made, reason=REFUSED)
            elif what == "hold":
                actions.acknowledge(by=by, application=made)
    actions.note_unanswered(today)
