"""What residents of Mallowdale were asked, what became of their ideas, and two budgets that they share out."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max

from hedgerow.accounts.models import User
from hedgerow.demo.saying import GREEN, LAST_YEAR, LIBRARY, MARKET, SAFER, Asked, Shared, Wish
from hedgerow.engines.lifecycle.types import Closing
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.models import RollEntry
from hedgerow.engines.voting.types import Voter
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.participation import actions, queries
from hedgerow.participation.actions.voting import voter_ref
from hedgerow.participation.models import Budget, Conversation, Idea
from hedgerow.participation.types import Proposal, Question, Terms
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind


@dataclass(frozen=True)
class Telling:
    """Who tells it, on which day it is today, and by which lot."""

    by: User
    today: date
    chance: random.Random
    wards: dict[str, str]

    def ward(self, name: str) -> str:
        return self.wards.get(name, "")


def tell(today: date, seed: int = 1894) -> int:
    """Tell it all through the actions of residents and of our team. Answers with how many people took part."""
    wards = {name: code for code, name in Area.objects.filter(kind=AreaKind.WARD).values_list("code", "name")}
    telling = Telling(User.objects.get(email="engagement@example.org"), today, random.Random(seed), wards)
    last = Outgoing.objects.aggregate(last=Max("pk"))["last"] or 0
    with transaction.atomic():
        for asked in (LIBRARY, SAFER, MARKET):
            _ask(telling, asked)
        groups = _groups()
        voted = sum(_share_out(telling, shared, groups) for shared in (LAST_YEAR, GREEN))
    _delivered(last)
    return voted


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """A moment of a day in London."""
    return datetime.combine(day, time(hour, minute), tzinfo=clock.LONDON)


def _ask(telling: Telling, asked: Asked) -> None:
    starts = telling.today - timedelta(days=asked.ago)
    ends = starts + timedelta(days=asked.days)
    answers = ends + timedelta(days=42)
    with clock.pretend(at(starts)):
        question = Question(
            asked.question, asked.about, asked.can_change, asked.decided_by, starts, ends, answers, asked.cannot_change,
            telling.ward(asked.ward),
        )  # fmt: skip
        held = actions.add_question(by=telling.by, question=question)
        held = actions.open_question(by=telling.by, conversation=held)
    for number, wish in enumerate(asked.wishes):
        span = min(asked.days, asked.ago) - 2
        _say(telling, held, wish, starts + timedelta(days=1 + number * span // len(asked.wishes)))
    if asked.summary:
        _answer(telling, held, asked, ends)


def _say(telling: Telling, held: Conversation, wish: Wish, day: date) -> None:
    """An idea comes, and is looked at the same day or the next; a few wait until today."""
    with clock.pretend(at(day, 19, telling.chance.randrange(60))):
        made = actions.send_idea(
            conversation=held, title=wish.title, text=wish.text, ward=telling.ward(wish.ward), email=wish.email
        )
    if wish.waits:
        return
    with clock.pretend(min(at(day + timedelta(days=1), 9, 40), at(telling.today, 8))):
        moderation.decide(by=telling.by, submission=made, accept=not wish.refused, answer=wish.refused)
        if wish.refused:
            return
        idea = Idea.objects.get(conversation=held, title=wish.title)
        for number in range(wish.liked // 2):
            actions.support(idea=idea, who=f"browser {number} of {wish.title}")


def _answer(telling: Telling, held: Conversation, asked: Asked, ends: date) -> None:
    with clock.pretend(at(ends + timedelta(days=1), 2)):
        actions.close_question(by=None, conversation=held, why=Closing.PAST)
    with clock.pretend(at(ends + timedelta(days=38), 15)):
        by_title = {wish.title: wish for wish in asked.wishes}
        for idea in held.ideas.all():
            wish = by_title[idea.title]
            actions.decide_idea(by=telling.by, idea=idea, decision=wish.decision, reason=wish.reason)
        actions.answer(by=telling.by, conversation=held, summary=asked.summary)


def _groups() -> list[Organisation]:
    """Groups that propose: first those whose representative can sign in to the demonstration, then others in the directory."""
    own = list(Access.objects.filter(user__email="rep@example.org").values_list("organisation", flat=True))
    first = Organisation.objects.filter(pk__in=own)
    others = Organisation.objects.filter(published=True, closed_on__isnull=True, merged_into__isnull=True, kind="group")
    return [*first, *others.exclude(pk__in=own).order_by("pk")[5:25]]


def _share_out(telling: Telling, shared: Shared, groups: list[Organisation]) -> int:
    """One budget, from the day it was announced to today or its end; answers with how many people voted."""
    held = _announce(telling, shared)
    for number, project in enumerate(shared.projects):
        group = groups[number % len(groups)] if project.by_group else None
        with clock.pretend(at(held.proposals_until - timedelta(days=20 - number), 20)):
            made = actions.propose(
                budget=held,
                by=telling.by if group else None,
                organisation=group,
                proposal=Proposal(
                    project.title, project.about, project.pounds * 100, telling.ward(project.ward), project.email
                ),
            )
        with clock.pretend(at(held.proposals_until + timedelta(days=2), 11)):
            actions.check_project(by=telling.by, project=made, accept=not project.refused, reason=project.refused)
    with clock.pretend(at(held.voting_from - timedelta(days=1), 16)):
        held = actions.open_voting(by=telling.by, budget=held)
    voted = _vote(telling, shared, held)
    if held.voting_until < telling.today:
        with clock.pretend(at(held.voting_until + timedelta(days=4), 11)):
            actions.decide_budget(by=telling.by, budget=held)
    return voted


def _announce(telling: Telling, shared: Shared) -> Budget:
    begins = telling.today - timedelta(days=shared.ago)
    terms = Terms(
        shared.title,
        shared.about,
        shared.pounds * 100,
        proposals_until=begins + timedelta(days=28),
        voting_from=begins + timedelta(days=42),
        voting_until=begins + timedelta(days=56),
        results_by=begins + timedelta(days=70),
        most_pence=shared.most * 100,
        most_each=shared.most_each,
    )
    with clock.pretend(at(begins)):
        made = actions.add_budget(by=telling.by, terms=terms)
        return actions.announce(by=telling.by, budget=made)


def _vote(telling: Telling, shared: Shared, held: Budget) -> int:
    """Residents vote, most for what is near to many: each project is ticked by as many as its pull says."""
    poll = queries.poll_of(held)
    assert poll is not None, "a budget that is open for votes has a poll"
    pull = {project.title: project.pull for project in shared.projects}
    numbers = [(option.id, pull[option.label]) for option in poll.choices]
    days = min((telling.today - held.voting_from).days, (held.voting_until - held.voting_from).days)
    for voter in range(shared.voters):
        liked = [number for number, likes in numbers if telling.chance.random() < likes]
        ticked = telling.chance.sample(liked, min(len(liked), shared.most_each or len(liked)))
        day = held.voting_from + timedelta(days=voter * (days + 1) // shared.voters)
        with clock.pretend(at(day, 0, 30 if day == telling.today else 59)):
            entry: RollEntry = voting.add_voter(
                poll=poll, voter=Voter(voter_ref(f"resident-{voter}@example.org", poll.pk), "")
            )
            voting.cast(poll=poll, voter=entry.voter, content=ticked or [telling.chance.choice(numbers)[0]])
    return shared.voters


def _delivered(before: int) -> None:
    """The letters of two years have been sent long ago."""
    Outgoing.objects.filter(pk__gt=before, state=State.WAITING).update(state=State.SENT, sent_at=clock.now())
