"""Who may be named, what is counted, what looks like an issue that is there already, and the days of asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hedgerow.advocacy.types import Behind, Heard, Shown, Stage

LEAST = 3  # groups that are not named: fewer could be guessed (small numbers are hidden, spine.disclosure says why)
PATTERN = 3  # groups that say the same thing before it is a pattern
ANSWER_WITHIN = timedelta(days=28)  # of an ask, where nobody says another day
OURS_BEFORE = timedelta(days=7)  # our answer to a consultation is ready a week before it closes
LOOK_AGAIN = timedelta(days=365)  # at a change: is it still so?
LINK_FOR = timedelta(days=60)  # how long the link in a letter about a position is good
KIND_ISSUE = "advocacy-issue"  # of what people without an account send in

_ORDER = {Shown.NAMED: 0, Shown.COUNTED: 1, Shown.TEAM: 2}
_SMALL = frozenset(
    "about after again also and any are because been but can cannot could does for from get has have how into its just "
    "let like many more most much need needs not now off one only other our out over should some such than that the "
    "their them then there these they this too under very want was were what when which who why will with would you "
    "groups group charities charity people council".split()
)
#: words by which a text may favour a party or a candidate; what they mean is for a person to judge
_PARTISAN = re.compile(
    r"\b(vote (for|against)|re-?elect\w*|unseat|manifesto|candidates?|party political|conservatives?|tor(y|ies)|labour|"
    r"lib(eral)? dems?|liberal democrats?|green party|reform uk|plaid cymru|snp)\b",
    re.IGNORECASE,
)


def strictest(each: Iterable[str]) -> str:
    """The least open of several wishes; what nobody wished for is for our team alone."""
    return max(each, key=lambda one: _ORDER[Shown(one)], default=Shown.TEAM)


def counts(one: Heard, agreed_on: date | None) -> bool:
    """Whether a group is counted: it has not withdrawn, or did after the position was agreed, which it helped to."""
    if one.shown == Shown.TEAM:
        return False
    return one.withdrawn_on is None or (agreed_on is not None and one.withdrawn_on >= agreed_on)


def behind(heard: Iterable[Heard], agreed_on: date | None = None) -> Behind:
    """Who stands behind an issue, for everybody: names of those who want it, and how many more.

    A group that withdrew after the position was agreed stays counted, and is named no more. Fewer than three that are
    not named are said to be few: by one or two, who they are could be guessed.
    """
    counted = [one for one in heard if counts(one, agreed_on)]
    named = sorted(
        (one.name for one in counted if one.shown == Shown.NAMED and one.withdrawn_on is None), key=str.casefold
    )
    rest = len(counted) - len(named)
    return Behind(tuple(named), rest if rest >= LEAST else 0, 0 < rest < LEAST)


def is_pattern(groups: int) -> bool:
    """Whether so many groups saying the same thing make a pattern."""
    return groups >= PATTERN


def words_of(text: str) -> frozenset[str]:
    """The words of a sentence that tell what it is about, cut to their stems' length."""
    found = re.findall(r"[a-z0-9’']{3,}", text.casefold())
    return frozenset(_stem(word) for word in found if word not in _SMALL)


def _stem(word: str) -> str:
    plain = word.replace("’", "'").removesuffix("'s")
    for ending in ("ings", "ing", "ies", "ed", "es", "s", "e"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            return plain.removesuffix(ending)
    return plain


def likeness(one: str, other: str) -> float:
    """How alike two sentences are, 0 to 1: the words they share, of those of the shorter one; two at least."""
    left, right = words_of(one), words_of(other)
    shared = len(left & right)
    return shared / min(len(left), len(right)) if shared >= 2 else 0.0


def most_alike(text: str, others: Sequence[tuple[int, str]], limit: int = 5) -> list[int]:
    """Which of (id, sentence) say something like a text, the likest first."""
    scored = [(likeness(text, said), pk) for pk, said in others]
    return [pk for score, pk in sorted(scored, key=lambda pair: (-pair[0], -pair[1])) if score >= 0.4][:limit]


def ours_by(closes: date) -> date:
    """The day by which our own answer to a consultation is ready."""
    return closes - OURS_BEFORE


def looks_partisan(text: str) -> str:
    """The first words of a text by which it may take sides among parties or candidates; "" where there are none."""
    found = _PARTISAN.search(text)
    return found.group(0) if found else ""


def stage(*, rests: bool, agreed: bool, put: bool, answered: bool, changed: bool) -> Stage:
    """How far an issue has come: the furthest link of its chain."""
    if changed:
        return Stage.CHANGE
    if rests:
        return Stage.RESTING
    if answered:
        return Stage.ANSWER
    if put:
        return Stage.ASK
    return Stage.POSITION if agreed else Stage.ISSUE
