"""One chain, as everybody may read it: the issue, what is said together, what was asked, answered, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.advocacy.models import Answer, Ask, Change, Issue, Position
from hedgerow.advocacy.queries.asks import asks_of
from hedgerow.advocacy.queries.issues import behind
from hedgerow.advocacy.queries.telling import late_tone, late_words
from hedgerow.advocacy.queries.wording import agreed_text, behind_line, stands
from hedgerow.advocacy.types import Agreement, Outcome
from hedgerow.engines.sharing.rules import message
from hedgerow.engines.voting.queries import offer
from hedgerow.kernel import clock

TONES = {Outcome.YES: "leaf", Outcome.PARTLY: "warn", Outcome.NO: "late"}


@dataclass(frozen=True)
class Said:
    """An answer, with its tone."""

    answer: Answer
    outcome: str
    tone: str


@dataclass(frozen=True)
class Asked:
    """An ask with what was answered, or how late the answer is."""

    ask: Ask
    how: str
    answers: Sequence[Said]
    waits: str
    tone: str


@dataclass(frozen=True)
class Agreed:
    """What is said together: the text, how it was agreed, who signed it, and who sees it otherwise."""

    position: Position
    text: str
    how: str
    signed: str
    against: str
    dissents: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Link:
    """A link of the chain in the line above it: its name, and whether it is there."""

    label: str
    done: bool
    here: bool


@dataclass(frozen=True)
class Chain:
    """The whole of it."""

    issue: Issue
    who: str
    links: Sequence[Link]
    agreed: Agreed | None
    asked: Sequence[Asked]
    changes: Sequence[Change]


def chain(issue: Issue) -> Chain:
    """One issue's chain, as everybody may read it."""
    agreed = agreed_of(Position.objects.filter(issue=issue).first())
    asked = [asked_of(ask, clock.today()) for ask in asks_of(issue) if ask.put_on is not None]
    changes = list(issue.changes.order_by("on", "pk"))
    answered = any(one.answers for one in asked)
    there = (True, agreed is not None, bool(asked), answered, bool(changes))
    last = max(place for place, done in enumerate(there) if done)
    labels = (_("Issue"), _("Position"), _("Ask"), _("Answer"), _("Change"))
    links = [Link(label, done, place == last) for place, (label, done) in enumerate(zip(labels, there, strict=True))]
    return Chain(issue, behind_line(behind([issue])[issue.pk]), links, agreed, asked, changes)


def agreed_of(position: Position | None) -> Agreed | None:
    """What was agreed, None before it was."""
    text = agreed_text(position)
    if position is None or not text:
        return None
    signed, dissents, against = stands(position)
    return Agreed(position, text, how_agreed(position), behind_line(signed), behind_line(against), dissents)


def how_agreed(position: Position) -> str:
    """How it was agreed, in words."""
    if position.how == Agreement.SIGNED:
        return _("Agreed by the groups that signed it")
    if not position.network_name or not is_known(position):
        return _("Agreed by a vote") if position.how == Agreement.VOTE else _("Agreed at a meeting")
    words = _("Agreed by %(network)s in a vote") if position.how == Agreement.VOTE else _("Agreed by %(network)s")
    return words % {"network": position.network_name}


def is_known(position: Position) -> bool:
    """Whether everybody may know of the network that agreed it: there are hidden ones."""
    kind, _sign, number = position.network.partition(":")
    offered = offer(kind)
    return offered is None or offered.known(number)


def asked_of(ask: Ask, today: date) -> Asked:
    """An ask with what came of it."""
    answers = [
        Said(one, str(Outcome(one.outcome).label), TONES[Outcome(one.outcome)])
        for one in sorted(ask.answers.all(), key=lambda one: (one.on, one.pk))
    ]
    waits = "" if answers else late_words(ask.answer_by, today)
    return Asked(ask, how_asked(ask), answers, waits, late_tone(ask.answer_by, today))


def how_asked(ask: Ask) -> str:
    """By which way it was asked, in words."""
    through = ask.consultation.title if ask.consultation else ask.through_name
    how = str(ask.get_kind_display())
    return f"{how}: {through}" if through else how


def public_message(issue: Issue, came: Any) -> str:
    """A public chain to send on."""
    return message(issue.sentence, [came.words], reverse("advocacy:we_said_one", args=[issue.pk]))
