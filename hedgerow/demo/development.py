"""Two years of cases and health checks, told through the same actions that people use."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.charter.models import Activity
from hedgerow.demo.cases import IN_HAND, NEW, STORIES, Story
from hedgerow.development import actions
from hedgerow.development.actions import Step, checks, plans
from hedgerow.development.models import Case, HealthCheck
from hedgerow.development.queries.questions import AREAS, QUESTIONS
from hedgerow.development.rules.checks import to_do
from hedgerow.development.types import Given, Reply
from hedgerow.kernel import clock, working_days
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.people.types import How

CASES, CHECKS = 42, 12
COMMENTS = (
    "We have talked about it and never done it.",
    "The last committee had one; nobody knows where.",
    "Half of us thought yes.",
    "Since the move we do it as we can.",
)


def tell(today: date, *, seed: int = 1911) -> int:
    """Tell them; says how many cases there are. The work and the people outside the team must have been told before."""
    chance = random.Random(seed)
    team = list(User.objects.filter(email__in=("worker@example.org", "funding@example.org", "engagement@example.org")))
    groups = _groups(chance)
    with transaction.atomic():
        for number in range(CASES):
            back = 700 - number * 670 // CASES
            _case(
                STORIES[number % len(STORIES)], groups[number % len(groups)], team, today - timedelta(days=back), chance
            )
    with transaction.atomic():
        _in_hand(groups[-len(IN_HAND) :], team, today)
    with transaction.atomic():
        for number, group in enumerate(_for_checks(groups)):
            _checks(group, team[0], today, number, chance)
    return Case.objects.count()


def _groups(chance: random.Random) -> list[Organisation]:
    found = list(Organisation.objects.filter(kind=Kind.GROUP, merged_into=None, closed_on=None).order_by("pk")[:400])
    return chance.sample(found, min(60, len(found)))


def _at(day: date, hour: int = 11) -> datetime:
    while not working_days.is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(hour), UTC)


def _case(story: Story, group: Organisation, team: Sequence[User], day: date, chance: random.Random) -> None:
    """A case of long ago: asked, answered in time or not, and ended."""
    by, known = chance.choice(team), chance.random() < 0.8
    how = chance.choice((How.PHONE, How.PHONE, How.WEB, How.EMAIL))
    with clock.pretend(_at(day, 10)):
        case = actions.open_case(
            by=None if how == How.WEB else by,
            organisation=group if known else None,
            words=story.words,
            reach=f"01632 960 {chance.randint(100, 899)}",
            postcode="" if known else group.postcode,
            activity=story.topic,
            how=how,
        )
        actions.take(by=by, case=case)
    when = day
    for words, minutes in story.done:
        when += timedelta(days=chance.choice((1, 2, 3, 3, 4, 9)))
        with clock.pretend(_at(when, 14)):
            topic = Activity.objects.filter(pk=story.topic).first()
            actions.step(by=by, case=case, done=Step(words, minutes=minutes))
            if len(story.done) > 1 and words == story.done[0][0]:
                actions.describe(by=by, case=case, summary=words, topic=topic)
    with clock.pretend(_at(when + timedelta(days=chance.randint(2, 20)), 16)):
        if story.reason:
            actions.turn_away(by=by, case=case, reason=story.reason, answer=story.answer)
        else:
            actions.close(by=by, case=case, answer=story.answer)


def _in_hand(groups: Sequence[Organisation], team: Sequence[User], today: date) -> None:
    """What stands on the board today: in hand, waiting, late, and nobody's."""
    for number, ((words, done, following, waits), group) in enumerate(zip(IN_HAND, groups, strict=True)):
        by, day = team[number % len(team)], today - timedelta(days=16 - 2 * number)
        with clock.pretend(_at(day, 10)):
            case = actions.open_case(by=by, organisation=group, words=words, reach="01632 960 200", how=How.PHONE)
        with clock.pretend(_at(day + timedelta(days=2), 15)):
            due = today + timedelta(days=3 * number - 2)
            step = Step(done, minutes=30, next_step=following, next_on=due, waits=waits)
            actions.step(by=by, case=case, done=step)
            actions.describe(by=by, case=case, summary=f"{done} {following}.", topic=None)
    for number, (words, reach) in enumerate(NEW):
        with clock.pretend(_at(today - timedelta(days=(9, 3, 1)[number]), 9)):
            actions.open_case(by=None, words=words, reach=reach)


def _for_checks(groups: Sequence[Organisation]) -> list[Organisation]:
    """Those whose people sign in first, then others of every size."""
    own = [row.organisation for row in Access.objects.filter(level=Level.ADMINISTRATOR).select_related("organisation")]
    return list({group.pk: group for group in [*own[:2], *groups]}.values())[:CHECKS]


def _checks(group: Organisation, by: User, today: date, number: int, chance: random.Random) -> None:
    """One check, of some groups a second a year later; the first group's plan is half done."""
    first = today - timedelta(days=420 - number * 20)
    check = _check(group, by, first, chance, well=0.55)
    _plan(check, group, by, first, chance)
    if number % 3 == 0:
        again = today - timedelta(days=20 + number)
        _plan(_check(group, by, again, chance, well=0.8), group, by, again, chance)
    if number == CHECKS - 1:
        with clock.pretend(_at(today - timedelta(days=2))):
            begun = checks.begin(by=by, organisation=group)
            checks.answer(by=by, check=begun, given=[Given(code, Reply.YES) for code in begun.asked[:5]])


def _check(group: Organisation, by: User, day: date, chance: random.Random, *, well: float) -> HealthCheck:
    with clock.pretend(_at(day, 10)):
        begun = checks.begin(by=by, organisation=group)
        checks.answer(by=by, check=begun, given=[_given(code, chance, well) for code in begun.asked])
        return checks.finish(by=by, check=begun)


def _given(code: str, chance: random.Random, well: float) -> Given:
    """An answer; legal duties are more often in order."""
    if chance.random() < (well + 0.3 if QUESTIONS[code].law else well):
        return Given(code, Reply.YES)
    reply = chance.choice((Reply.NO, Reply.NO, Reply.UNSURE))
    return Given(code, reply, chance.choice(COMMENTS) if chance.random() < 0.3 else "")


def _plan(check: HealthCheck, group: Organisation, by: User, day: date, chance: random.Random) -> None:
    said = {each.question: each.reply for each in check.answers.all()}
    with clock.pretend(_at(day, 12)):
        made = [
            plans.add_action(
                by=by,
                organisation=group,
                what=str(question.todo),
                due=day + timedelta(days=60 + 30 * place),
                who=chance.choice(("Chair", "Secretary", "Treasurer", "")),
                worker=by if place == 3 else None,
                check=check,
                question=question.code,
            )
            for place, question in enumerate(to_do(AREAS, check.asked, said)[:5])
        ]
        if made:
            plans.agree(by=by, check=check)
    for action in made[: chance.randint(1, 4)]:
        done = day + timedelta(days=chance.randint(20, 90))
        if done < clock.today():
            with clock.pretend(_at(done)):
                plans.tick(by=by, action=action)
