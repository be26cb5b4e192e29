"""Two years of volunteering in Mallowdale: roles, who offered, who was answered and who was not, and the time they gave."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F

from hedgerow.accounts.models import User
from hedgerow.demo.names import FIRST, LAST
from hedgerow.demo.roles import POSTS, Post
from hedgerow.engines.finding.rules import plain_words
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State as Sent
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind
from hedgerow.volunteering import actions
from hedgerow.volunteering.actions.answering import settle
from hedgerow.volunteering.models import Application, Placement, Role, Seen
from hedgerow.volunteering.types import Asked, Ending, Logged

WORKER, REPRESENTATIVE = "volunteering@example.org", "rep@example.org"
SLOW = "Driver for the larder van", "Walk with somebody in recovery"
LATE_AGAIN = 26  # days after which even they answer
SAYS = (
    "I have Tuesdays free now that the children are at school.",
    "I used to do this at my old place and miss it.",
    "I am new here and would like to meet people.",
    "My mother was helped by you; I would like to give something back.",
    "I am between jobs and want to stay busy.",
    "",
    "",
)
WHY_NOT = (
    "Thank you so much. Both places were taken this week; we keep your name if you like.",
    "We need somebody who can stay a whole year. The library looks for people for shorter times.",
    "We could not find a day that suits us both.",
)
FREE = ("Tuesday mornings", "after four, any day", "weekends", "Mondays and Wednesdays", "not before ten")
ENDINGS = (Ending.PLANNED, Ending.MOVED_ON, Ending.MOVED_ON, Ending.LIFE, Ending.NOT_RIGHT, Ending.SILENT)


@transaction.atomic
def tell(today: date, seed: int = 1894) -> int:
    """Tell it through the actions of groups, our team and the public. Answers with how many people offered to help."""
    chance = random.Random(seed)
    by = User.objects.get(email=WORKER)
    groups = list(
        Organisation.objects.filter(
            kind=Kind.GROUP, published=True, closed_on=None, merged_into=None, lon__isnull=False
        )
        .exclude(access__isnull=False)
        .order_by("pk")
    )
    taken: set[int] = set()
    for post in POSTS:
        group = _group(post, groups, taken, chance)
        _story(by, post, group, today, chance)
    _own_space(today, chance)
    _names_left(by, today, chance)
    _under_age(today)
    _kept_waiting(today, chance)
    _settle(today)
    return Application.objects.count()


def _group(post: Post, groups: list[Organisation], taken: set[int], chance: random.Random) -> Organisation:
    """A group that might post such a role, another one each time."""
    free = [group for group in groups if group.pk not in taken]
    fitting = [group for group in free if any(name in group.name for name in post.names)]
    found = chance.choice(fitting or free)
    taken.add(found.pk)
    return found


def _at(day: date, chance: random.Random) -> datetime:
    return datetime.combine(day, time(chance.randint(9, 16), chance.randint(0, 59)), UTC)


def _open(by: User, post: Post, group: Organisation, moment: datetime) -> Role:
    with clock.pretend(moment):
        facts = {
            "tasks": post.tasks,
            "gets": post.gets,
            "commitment": post.time,
            "postcode": group.postcode,
            "places": post.places,
            "where": group.name if not post.more.get("from_home") else "",
            "contact_email": f"{'.'.join(plain_words(group.name))[:40]}@example.org",
            **post.more,
        }
        tags = {"cause": (post.cause,), "time": post.when, **post.tags}
        role = actions.add_role(by=by, organisation=group, title=post.title, tags=tags, **facts)
        return actions.post_role(by=by, role=role)


def _story(by: User, post: Post, group: Organisation, today: date, chance: random.Random) -> None:
    opened = today - timedelta(days=post.ago)
    role = _open(by, post, group, _at(opened, chance))
    span = post.ago - (post.shut or 0)
    _seen(role, opened, span, chance)
    for number in range(post.wanted):
        day = opened + timedelta(days=min(span - 1, 1 + number * span // max(1, post.wanted) + chance.randint(0, 5)))
        _offer(by, role, post, day, today, chance)
    role.refresh_from_db()
    if post.shut is not None and role.is_open:
        with clock.pretend(_at(today - timedelta(days=post.shut), chance)):
            actions.close_role(by=by, role=role)


def _seen(role: Role, opened: date, span: int, chance: random.Random) -> None:
    days = sorted({opened + timedelta(days=chance.randint(0, span)) for _n in range(min(span, 40))})
    Seen.objects.bulk_create([Seen(role=role, on=day, times=chance.randint(1, 9)) for day in days])


def _person(chance: random.Random) -> Asked:
    first, last = chance.choice(FIRST), chance.choice(LAST)
    email = f"{'.'.join(plain_words(f'{first} {last}'))}.{chance.randint(10, 99)}@example.org"
    phone = f"07700 900 {chance.randint(100, 999)}"
    return Asked(f"{first} {last}", email if chance.random() < 0.85 else "", phone, chance.choice(SAYS))


def _offer(by: User, role: Role, post: Post, day: date, today: date, chance: random.Random) -> None:
    """Somebody offers; what comes of it depends on the group, and on how long ago it was."""
    role.refresh_from_db()
    if not role.is_open:
        return
    with clock.pretend(_at(day, chance)):
        made = actions.apply(role=role, asked=_person(chance))
    age = (today - day).days
    if age < 5 or (post.title in SLOW and chance.random() < 0.6):
        _never_answered(made, today)
        if age < LATE_AGAIN:
            return
        answered = _at(day + timedelta(days=LATE_AGAIN - 5), chance)
    else:
        answered = _at(day + timedelta(days=chance.choice((0, 1, 1, 2, 3, 4))), chance)
    if chance.random() < 0.25:
        with clock.pretend(answered):
            actions.decline(by=by, application=made, reason=chance.choice(WHY_NOT))
        return
    with clock.pretend(answered):
        made = actions.be_in_touch(by=by, application=made) if age < 14 else actions.accept(by=by, application=made)
    if age >= 20 and chance.random() < 0.7:
        _helps(by, made, answered.date() + timedelta(days=chance.randint(2, 14)), today, chance)


def _never_answered(made: Application, today: date) -> None:
    """The night writes it down on the day after."""
    if made.answer_by < today:
        with clock.pretend(datetime.combine(made.answer_by + timedelta(days=1), time(2), UTC)):
            actions.write_off(made.answer_by + timedelta(days=1))


def _helps(by: User, made: Application, day: date, today: date, chance: random.Random) -> None:
    """They begin, give time, and most of them stop some day."""
    with clock.pretend(_at(day, chance)):
        placement = actions.start(by=by, application=made)
    stays = min(chance.choice((30, 90, 200, 400, 800)), (today - day).days)
    for given in _days(day, stays, chance):
        with clock.pretend(_at(given, chance)):
            row = actions.log(placement=placement, logged=Logged(given, chance.choice((60, 90, 120, 120, 180, 240))))
        confirmed = given + timedelta(days=chance.randint(1, 9))
        if confirmed <= today - timedelta(days=2):
            with clock.pretend(_at(confirmed, chance)):
                actions.confirm(by=by, hours=row)
    ended = day + timedelta(days=stays)
    if ended < today:
        with clock.pretend(_at(ended, chance)):
            actions.end_placement(by=by, placement=placement, why=chance.choice(ENDINGS))


def _days(day: date, stays: int, chance: random.Random) -> Iterator[date]:
    """A handful of days on which they wrote down their time."""
    for _n in range(min(2, stays // 30 + 1)):
        yield day + timedelta(days=chance.randint(0, max(0, stays - 1)))


def _own_space(today: date, chance: random.Random) -> None:
    """The groups of the one who speaks for two: roles with people waiting, and a first role to be looked at."""
    user = User.objects.get(email=REPRESENTATIVE)
    own = [row.organisation for row in Access.objects.filter(user=user).select_related("organisation").order_by("pk")]
    worker = User.objects.get(email=WORKER)
    post = POSTS[2]
    role = _open(worker, post, own[0], _at(today - timedelta(days=45), chance))
    Role.objects.filter(pk=role.pk).update(contact_email="")
    role.refresh_from_db()
    _seen(role, today - timedelta(days=45), 45, chance)
    for days in (40, 30, 22, 12, 6, 3, 1):
        _offer(user, role, post, today - timedelta(days=days), today, chance)
    if len(own) > 1:
        with clock.pretend(_at(today - timedelta(days=1), chance)):
            first = actions.add_role(
                by=user,
                organisation=own[1],
                title="A friendly face on Tuesdays",
                tasks="Sit with people, help with forms, put the kettle on.",
                postcode=own[1].postcode,
            )
            actions.post_role(by=user, role=first)


def _names_left(by: User, today: date, chance: random.Random) -> None:
    """People who left a name: most were called, three wait, one of them too long."""
    roles = list(Role.objects.filter(state="live").order_by("pk"))
    for days in (500, 420, 333, 260, 190, 140, 95, 60, 33, 9, 3, 1):
        day, asked = today - timedelta(days=days), _person(chance)
        free = chance.choice(FREE)
        with clock.pretend(_at(day, chance)):
            made = actions.leave_name(asked=Asked(asked.name, asked.email, asked.phone, asked.words, free))
        if days < 10:
            _never_answered(made, today)
            continue
        with clock.pretend(_at(day + timedelta(days=2), chance)):
            open_then = [role for role in roles if role.opened_at and role.opened_at < clock.now()]
            if open_then and chance.random() < 0.7:
                offered = actions.introduce(by=by, application=made, role=chance.choice(open_then))
                actions.accept(by=by, application=offered)
            else:
                actions.decline(by=by, application=made, reason="We looked together, and found nothing just now.")


def _under_age(today: date) -> None:
    """Somebody of sixteen would like to help: our co-ordinator rings their mother first."""
    role = Role.objects.filter(state="live", least_age__lt=18).first() or Role.objects.filter(state="live")[0]
    asked = Asked(
        "Kit Marsh",
        "kit.marsh@example.org",
        "",
        "For my Duke of Edinburgh award.",
        "",
        False,
        "Joan Marsh, 07700 900 321",
    )
    with clock.pretend(datetime.combine(today - timedelta(days=2), time(16, 20), UTC)):
        actions.apply(role=role, asked=asked)


def _kept_waiting(today: date, chance: random.Random) -> None:
    """Two people whom one group has not answered."""
    role = Role.objects.get(title=SLOW[1])
    for days in (13, 9):
        with clock.pretend(_at(today - timedelta(days=days), chance)):
            made = actions.apply(role=role, asked=_person(chance))
        _never_answered(made, today)


def _settle(today: date) -> None:
    """Open roles were looked at lately, those of groups that do not answer stand lower, and no letter goes out."""
    for number, role in enumerate(Role.objects.filter(state="live").order_by("pk")):
        with clock.pretend(datetime.combine(today - timedelta(days=3 * number + 1), time(11), UTC)):
            check(by=None, ref=role.ref, how=How.LETTER)
    for pk in set(Placement.objects.values_list("role__organisation", flat=True)):
        settle(pk, today)
    Outgoing.objects.filter(state=Sent.WAITING, about__startswith="volunteering.").update(
        state=Sent.KEPT, sent_at=F("made_at")
    )
