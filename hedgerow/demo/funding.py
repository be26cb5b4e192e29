"""Two years of funds and bids in Mallowdale, told through the same actions that people use."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.demo.borough import AUTHORITY
from hedgerow.demo.finer_funds import FINER
from hedgerow.demo.funds import AGAINST, FEEDBACK_NO, FEEDBACK_YES, FUNDS, PURPOSES, Made
from hedgerow.engines.moderation import actions as moderation
from hedgerow.funding import actions
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.queries.applicants import applicant_of
from hedgerow.funding.queries.matching import fits
from hedgerow.funding.types import Answer, Change, Needs, Stage, StepKind
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.queries import grants_of
from hedgerow.places.models import Area

BIDS = 64
OLDEST = 700  # days ago that the first bid was thought of
IN_PLACE = ["governing_document", "bank_account", "accounts", "safeguarding", "equality", "insurance"]


@dataclass
class Story:
    """What is told with: who advises, what day it is, and the dice."""

    by: User
    today: date
    chance: random.Random


def tell(today: date) -> int:
    """Funds, what groups answered, and their bids. Returns how many bids there are."""
    story = Story(User.objects.get(email="funding@example.org"), today, random.Random(1894))
    funds = [_fund(made, story) for made in (*FUNDS, *FINER)]
    groups = _groups(story)
    with transaction.atomic():
        for group in groups:
            _answers(group, story)
        for number in range(BIDS):
            _bid(number, groups[number % len(groups)], funds, story)
        _in_hand(groups, funds, story)
        _told_of(groups, story)
    actions.confirm_awards(today)
    _report(funds[7])
    return Bid.objects.count()


def _at(day: date) -> datetime:
    return datetime.combine(day, time(11, 20), UTC)


def _fund(made: Made, story: Story) -> Fund:
    codes = _wards(made.wards) if made.wards else frozenset({AUTHORITY} if made.here else ())
    needs = replace(made.needs, areas=codes)
    if made.prefers:
        needs = replace(needs, helps=replace(needs.helps or Needs(), areas=_wards(made.prefers)))
    least, most = (pounds * 100 if pounds else None for pounds in made.amounts)
    ends = story.today + timedelta(days=made.closes) if made.closes is not None else None
    with clock.pretend(_at(story.today - timedelta(days=made.opened))):
        facts = {
            "source": "Their own page, read by us",
            "link": "https://funds.example.org/" + made.payer.split()[-1].lower(),
        }
        fund = actions.add_fund(
            by=story.by, title=made.title, payer=made.payer, summary=made.summary, amount_min=least, amount_max=most,
            ends_on=ends, needs=needs, **{**facts, **made.facts},
        )  # fmt: skip
        fund = actions.open_fund(by=story.by, fund=fund)
    if made.opened > 80:
        _checked_since(fund, story)
    if made.closes is not None and made.closes < 0:
        from hedgerow.engines.lifecycle.types import Closing

        with clock.pretend(_at(story.today + timedelta(days=made.closes + 1))):
            actions.close_fund(by=None, fund=fund, why=Closing.PAST)
    return fund


def _wards(names: Sequence[str]) -> frozenset[str]:
    return frozenset(Area.objects.filter(name__in=names, kind="ward").values_list("code", flat=True))


def _checked_since(fund: Fund, story: Story) -> None:
    """Most have been looked at lately; one or two wait for it."""
    from hedgerow.engines.verification.actions import check
    from hedgerow.engines.verification.types import How

    ago = story.chance.choice((3, 9, 20, 34, 50, 71, 97))
    with clock.pretend(_at(story.today - timedelta(days=ago))):
        check(by=story.by, ref=fund.ref, how=How.PAGE)


def _groups(story: Story) -> list[Organisation]:
    """Groups in the directory, not too large, those that somebody signs in for first."""
    acted = Access.objects.filter(until__isnull=True, organisation__kind="group").values_list("organisation", flat=True)
    rows = Organisation.objects.filter(kind="group", published=True, closed_on=None, merged_into=None)
    rows = rows.exclude(income_pence__gt=30_000_000).prefetch_related("tags", "benefits", "identifiers")
    first = list(rows.filter(pk__in=list(acted)).order_by("pk"))
    others = list(rows.exclude(pk__in=list(acted)).order_by("pk"))
    return [*first, *story.chance.sample(others, 34)]


def _answers(group: Organisation, story: Story) -> None:
    """What is in place: most have rules and an account, fewer have policies."""
    has = [
        code
        for code, share in zip(IN_PLACE, (0.95, 0.9, 0.8, 0.6, 0.5, 0.55), strict=True)
        if story.chance.random() < share
    ]
    told = {"has": has, "committee": story.chance.choice((2, 3, 3, 4, 5, 6, 7)), "months": 36}
    with clock.pretend(_at(story.today - timedelta(days=story.chance.randint(720, 728)))):
        actions.check_group(by=story.by, organisation=group, answers=told)


def _bid(number: int, group: Organisation, funds: Sequence[Fund], story: Story) -> None:
    """One bid, as far as it would have come by today."""
    chance = story.chance
    could = [
        fit.fund
        for fit in fits(applicant_of(group), funds)
        if fit.answer >= Answer.NOT_YET and fit.fund.kind == "grant"
    ]
    if not could:
        return
    fund = chance.choice(could[:8])
    day = story.today - timedelta(days=int(OLDEST * (1 - number / BIDS) ** 1.15) + 2)
    asked = chance.randint(fund.amount_min or 10_000, fund.amount_max or 200_000) // 5_000 * 5_000 or 5_000
    with clock.pretend(_at(day)):
        bid = actions.start(
            by=story.by, organisation=group, fund=fund, purpose=chance.choice(PURPOSES), asked=asked,
            helped=chance.random() < 0.85, submit_by=day + timedelta(days=chance.randint(18, 60)),
        )  # fmt: skip
    if bid.stage == Stage.CONSIDERED and not bid.submitted_on:
        _go_on(bid, day, story)


def _go_on(bid: Bid, day: date, story: Story) -> None:
    chance = story.chance
    if chance.random() < 0.09:
        _step(bid, StepKind.ADVISED_AGAINST, day + timedelta(days=4), story, words=chance.choice(AGAINST))
        return
    bid, day = _step(bid, StepKind.PREPARING, day + timedelta(days=chance.randint(3, 12)), story)
    if chance.random() < 0.07:
        _step(
            bid, StepKind.WITHDRAWN, day + timedelta(days=9), story, words="The treasurer has left; next year perhaps."
        )
        return
    bid, day = _step(
        bid, StepKind.SUBMITTED, day + timedelta(days=chance.randint(8, 30)), story, pence=bid.asked, minutes=90
    )
    decided = day + timedelta(days=chance.randint(35, 95))
    if chance.random() < 0.54:
        got = (bid.asked or 0) if chance.random() < 0.65 else (bid.asked or 0) * 7 // 10 // 5_000 * 5_000 or bid.asked
        bid, day = _step(bid, StepKind.AWARDED, decided, story, pence=got, words=chance.choice(FEEDBACK_YES))
        _step(bid, StepKind.PAID, day + timedelta(days=chance.randint(14, 40)), story, pence=got)
    else:
        _step(bid, StepKind.REFUSED, decided, story, words=chance.choice(FEEDBACK_NO))


def _step(
    bid: Bid,
    kind: StepKind,
    on: date,
    story: Story,
    *,
    pence: int | None = None,
    words: str = "",
    minutes: int | None = None,
) -> tuple[Bid, date]:
    """One step, unless it is still to come or the one before it was."""
    before = {StepKind.PREPARING: Stage.CONSIDERED, StepKind.ADVISED_AGAINST: Stage.CONSIDERED, StepKind.PAID: Stage.AWARDED,
              StepKind.WITHDRAWN: Stage.PREPARING, StepKind.SUBMITTED: Stage.PREPARING}.get(kind, Stage.SUBMITTED)  # fmt: skip
    if on > story.today or bid.stage != before:
        return bid, on
    with clock.pretend(_at(on)):
        change = Change(to=kind, seen=before, on=on, pence=pence, words=words, minutes=minutes)
        return actions.move(by=story.by, bid=bid, change=change), on


def _in_hand(groups: Sequence[Organisation], funds: Sequence[Fund], story: Story) -> None:
    """What is on the adviser's table today: closing dates near and past, answers that do not come, one that sleeps."""
    begun = ((16, 6, 9), (30, 12, -3), (21, None, 13), (40, 20, 31), (12, None, 40), (75, None, None))
    for number, (ago, writing, closes) in enumerate(begun):
        group, fund = groups[number * 3 % len(groups)], funds[(5, 1, 0, 8, 15, 20)[number]]
        submit_by = story.today + timedelta(days=closes) if closes is not None else None
        with clock.pretend(_at(story.today - timedelta(days=ago))):
            bid = actions.start(
                by=story.by, organisation=group, fund=fund, purpose=PURPOSES[number], asked=(number + 2) * 25_000,
                submit_by=submit_by,
            )  # fmt: skip
        if writing and bid.stage == Stage.CONSIDERED:
            _step(bid, StepKind.PREPARING, story.today - timedelta(days=writing), story)
    for number, ago in enumerate((70, 95, 110)):
        group, fund = groups[number * 5 + 2], funds[(2, 9, 10)[number]]
        with clock.pretend(_at(story.today - timedelta(days=ago + 20))):
            bid = actions.start(by=story.by, organisation=group, fund=fund, purpose=PURPOSES[-number - 1], asked=80_000)
        bid, _day = _step(bid, StepKind.PREPARING, story.today - timedelta(days=ago + 10), story)
        _step(bid, StepKind.SUBMITTED, story.today - timedelta(days=ago), story, pence=80_000, minutes=60)


def _told_of(groups: Sequence[Organisation], story: Story) -> None:
    """Groups told us of awards that their funders have published since: the open data confirms them."""
    lately = story.today - timedelta(days=540)
    for group in [one for one in groups if grants_of(one)][:6]:
        award = grants_of(group)[0]
        if award.awarded_on is None or award.awarded_on < lately:
            continue
        begun = award.awarded_on - timedelta(days=100)
        with clock.pretend(_at(begun)):
            bid = actions.start(
                by=story.by, organisation=group, to=award.funder, purpose=award.title, asked=award.pence,
                stage=StepKind.PREPARING,
            )  # fmt: skip
        bid, _day = _step(bid, StepKind.SUBMITTED, begun + timedelta(days=30), story, pence=award.pence, minutes=120)
        _step(bid, StepKind.AWARDED, award.awarded_on, story, pence=award.pence)


def _report(fund: Fund) -> None:
    """Somebody found a link that leads nowhere."""
    moderation.submit(
        kind="fund-closed", ref=fund.ref, proposed={"closed": True},
        reason="I rang them. They are not taking bids until the new year.", reply_to="reader@example.org",
    )  # fmt: skip
