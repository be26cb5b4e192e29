"""When what may happen to a question and a promise; and how an answer is read. The clock is passed in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hedgerow.bridge.types import Kept, Part, PartKind, Problem, Side, State
from hedgerow.spine.errors import InputError

MOST_PARTS = 6
MOST_OPTIONS = 10
LONGEST_TEXT = 2000
LONGEST_LABEL = 300
LARGEST_NUMBER = 1_000_000_000
SHORTEST_DAYS = 7  # groups meet monthly: less than a week is no asking
FORTNIGHT = timedelta(days=14)
LATELY = timedelta(days=30)
REMIND_BEFORE = timedelta(days=7)
AGAIN_EVERY = timedelta(days=14)
#: words that are in every question, and make none of them alike
PLAIN = frozenset(
    "a about after all and any are as at be been by can could did do does for from had has have how if in into is it its"
    " many may more most much not of on one or our out over same she should some such than that the their them there these"
    " they this those to too under up was we were what when where which who why will with would you your group groups"
    " question council".split()
)

MOVES: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.WITH_US, State.OPEN, State.WITHDRAWN}),
    State.WITH_US: frozenset({State.DRAFT, State.OPEN, State.WITHDRAWN}),
    State.OPEN: frozenset({State.CLOSED, State.ANSWERED, State.WITHDRAWN}),
    State.CLOSED: frozenset({State.ANSWERED}),
    State.ANSWERED: frozenset({State.ANSWERED}),
    State.WITHDRAWN: frozenset(),
}


def can_move(state: str, to: State) -> bool:
    """Whether a question may go from one state to another."""
    return to in MOVES[State(state)]


def check_dates(closes_on: date, outcome_by: date, today: date) -> None:
    """Raise InputError where groups would have less than a week, or the body would say what came of it before that."""
    if closes_on < today + timedelta(days=SHORTEST_DAYS):
        raise InputError(str(Problem.FEW_DAYS.label))
    if outcome_by <= closes_on:
        raise InputError(str(Problem.TOO_EARLY.label))
    if outcome_by > closes_on + timedelta(days=366):
        raise InputError(str(Problem.TOO_LATE.label))


def parts(rows: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    """The parts of a question as they are stored, checked. Raises InputError for none, too many, or a choice without two
    options."""
    made = tuple(_part(number, row) for number, row in enumerate(rows, 1))
    if not made or len(made) > MOST_PARTS:
        raise InputError(str(Problem.PARTS.label) % {"most": MOST_PARTS})
    return made


def _part(number: int, row: Mapping[str, Any]) -> Part:
    label = " ".join(str(row.get("label", "")).split())
    kind = PartKind(row.get("kind", PartKind.TEXT))
    options = tuple(dict.fromkeys(filter(None, (" ".join(str(one).split()) for one in row.get("options", ())))))
    if not label or len(label) > LONGEST_LABEL:
        raise InputError(str(Problem.LABEL.label) % {"most": LONGEST_LABEL})
    if kind == PartKind.CHOICE and not 2 <= len(options) <= MOST_OPTIONS:
        raise InputError(str(Problem.OPTIONS.label) % {"most": MOST_OPTIONS})
    kept = options if kind == PartKind.CHOICE else ()
    return Part(str(row.get("id") or f"q{number}"), label, kind, kept, bool(row.get("required")))


def stored(asked: Sequence[Part]) -> list[dict[str, Any]]:
    """The parts of a question as the database holds them."""
    return [
        {
            "id": one.id,
            "label": one.label,
            "kind": str(one.kind),
            "options": list(one.options),
            "required": one.required,
        }
        for one in asked
    ]


def answer(asked: Sequence[Part], given: Mapping[str, Any]) -> dict[str, Any]:
    """What a group answered, by the id of the part: words, one of the options, or a whole number. What was left empty is
    left out. Raises InputError where nothing was said, something that is needed is missing, or a value cannot be."""
    held = {one.id: _value(one, given.get(one.id)) for one in asked}
    missing = next((one for one in asked if one.required and held[one.id] is None), None)
    if missing is not None:
        raise InputError(str(Problem.NEEDED.label) % {"label": missing.label})
    found = {key: value for key, value in held.items() if value is not None}
    if not found:
        raise InputError(str(Problem.NOTHING.label))
    return found


def _value(part: Part, given: Any) -> Any:
    if given is None or str(given).strip() == "":
        return None
    if part.kind == PartKind.NUMBER:
        return _number(part, given)
    said = str(given).strip()
    if part.kind == PartKind.CHOICE:
        if said not in part.options:
            raise InputError(str(Problem.CHOICE.label) % {"label": part.label})
        return said
    if len(said) > LONGEST_TEXT:
        raise InputError(str(Problem.LONG.label) % {"most": LONGEST_TEXT, "label": part.label})
    return said


def _number(part: Part, given: Any) -> int:
    said = str(given).strip().replace(",", "")
    if not re.fullmatch(r"\d{1,10}", said) or int(said) > LARGEST_NUMBER:
        raise InputError(str(Problem.NUMBER.label) % {"label": part.label})
    return int(said)


def words_of(text: str) -> frozenset[str]:
    """The words of a question by which another is like it: small letters, plural and plain words left out."""
    found = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return frozenset(one.removesuffix("s") for one in found if one not in PLAIN)


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """How alike two questions are by their words: 0 for nothing in common, 1 for the same words."""
    shared = len(set(one) & set(other))
    return shared / min(len(one), len(other)) if one and other else 0.0


def is_alike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether whoever asks one should first read the other: two words at least in common, and a third of the shorter."""
    return len(set(one) & set(other)) >= 2 and likeness(one, other) >= 1 / 3


def days_late(outcome_by: date, today: date) -> int:
    """How many days the body is late to say what came of it; 0 where it is not."""
    return max(0, (today - outcome_by).days)


def reminder(outcome_by: date, today: date) -> str:
    """Which reminder a body is due that owes what came of a question: "soon", "due", "late-1"...; "" for none yet."""
    if today < outcome_by - REMIND_BEFORE:
        return ""
    if today < outcome_by:
        return "soon"
    late = (today - outcome_by).days // AGAIN_EVERY.days
    return "due" if late == 0 else f"late-{late}"


def check_sides(promiser: str, promisee: str, *, body: object) -> None:
    """Raise InputError where somebody would promise themselves something, or no public body is named that should be."""
    if promiser == promisee:
        raise InputError(str(Problem.SIDES.label))
    if Side.BODY in (promiser, promisee) and body is None:
        raise InputError(str(Problem.BODY.label))


def is_over(state: str) -> bool:
    """Whether a promise is settled."""
    return state != Kept.OPEN
