"""A count by preference in plain sentences, stage by stage, and as values that any program reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.ballots.types import PLACES, Count, Stage, StageKind, Tie, TieBreak

MOST_NAMED = 12


def votes(parts: int) -> str:
    """Votes in hundred thousandths as people read them: "12", "12.5", "0.00007"."""
    whole, rest = divmod(parts, PLACES)
    return f"{whole}.{rest:05d}".rstrip("0") if rest else str(whole)


def heading(stage: Stage, names: Sequence[str]) -> str:
    """What a stage did, in two or three words."""
    if stage.kind == StageKind.FIRST:
        return _("First choices")
    if stage.kind == StageKind.LAST or stage.candidate is None:
        return _("Last seats")
    words = _("Votes to spare of %(name)s") if stage.kind == StageKind.SURPLUS else _("%(name)s leaves the count")
    return words % {"name": names[stage.candidate]}


def sentences(count: Count, number: int, names: Sequence[str], seed: str = "") -> list[str]:
    """What happened at a stage (from 0), and why, sentence by sentence."""
    stage, before = count.stages[number], count.stages[number - 1] if number else None
    told = [_tie(tie, stage, names, seed) for tie in stage.ties]
    if before is None:
        return [*_first(count), *told, *_elected(stage, names)]
    if stage.candidate is None:
        return [_("As many candidates are left as there are seats to fill."), *told, *_elected(stage, names)]
    words = _surplus if stage.kind == StageKind.SURPLUS else _exclusion
    gone = (stage.spent - before.spent, stage.lost - before.lost)
    return [
        *told,
        *words(count, stage, before, names),
        *_gains(stage, names),
        *_no_further(*gone),
        *_elected(stage, names),
    ]


def _first(count: Count) -> list[str]:
    valid = ngettext("One ballot is valid.", "%(n)d ballots are valid.", count.valid) % {"n": count.valid}
    rule = _(
        "To be elected takes %(quota)d: %(valid)d shared by %(parts)d, without the remainder, and one more. "
        "Each ballot is counted for its first choice."
    ) % {"quota": count.quota, "valid": count.valid, "parts": count.seats + 1}
    return [valid, rule]


def _surplus(count: Count, stage: Stage, before: Stage, names: Sequence[str]) -> list[str]:
    assert stage.candidate is not None, "a surplus is somebody's"
    held = before.votes[stage.candidate] or 0
    words = _(
        "%(name)s has %(surplus)s more than it takes. So that no vote is wasted, all of these ballots go on to the next choice "
        "on them, each for a part of its worth: %(surplus)s of %(held)s."
    )
    return [
        words % {"name": names[stage.candidate], "surplus": votes(held - count.quota * PLACES), "held": votes(held)}
    ]


def _exclusion(count: Count, stage: Stage, before: Stage, names: Sequence[str]) -> list[str]:
    assert stage.candidate is not None, "somebody is excluded"
    held = before.votes[stage.candidate] or 0
    words = _(
        "Nobody has votes to spare. %(name)s has the fewest, %(held)s, and leaves the count; these ballots go on to the next "
        "choice on them, for what they are worth."
    )
    return [words % {"name": names[stage.candidate], "held": votes(held)}]


def _gains(stage: Stage, names: Sequence[str]) -> list[str]:
    won = sorted(((more, names[one]) for one, more in enumerate(stage.gained) if more), reverse=True)
    listed = [_("%(name)s %(votes)s") % {"name": name, "votes": votes(more)} for more, name in won[:MOST_NAMED]]
    return [_("They go to: %(list)s.") % {"list": ", ".join(listed)}] if listed else [_("None of them names another.")]


def _no_further(spent: int, lost: int) -> list[str]:
    told = []
    if spent:
        told.append(_("Ballots worth %(votes)s name nobody else who is left.") % {"votes": votes(spent)})
    if lost:
        told.append(_("%(votes)s is lost by leaving out what comes after five decimals.") % {"votes": votes(lost)})
    return told


def _elected(stage: Stage, names: Sequence[str]) -> list[str]:
    chosen = [names[one] for one in stage.elected]
    if not chosen:
        return []
    return [ngettext("%(names)s is elected.", "%(names)s are elected.", len(chosen)) % {"names": _and(chosen)}]


def _tie(tie: Tie, stage: Stage, names: Sequence[str], seed: str) -> str:
    said = {"names": _and(names[one] for one in tie.candidates), "name": names[tie.taken]}
    if tie.how == TieBreak.EARLIER:
        return _("%(names)s have equal votes; stage %(stage)d tells them apart: %(name)s.") % (
            said | {"stage": tie.stage}
        )
    return _(
        "%(names)s have had equal votes all along; the lot decides: %(name)s. It was fixed beforehand by “%(seed)s”."
    ) % (said | {"seed": seed})


def _and(names: Iterable[str]) -> str:
    return get_text_list(list(names), _("and"))


def told(count: Count, names: Sequence[str], seed: str = "") -> dict[str, Any]:
    """A whole count as values for JSON: votes as text with five decimals, people by name."""
    return {
        "seats": count.seats,
        "quota": count.quota,
        "elected": [names[one] for one in count.elected],
        "stages": [_stage(count, number, names, seed) for number in range(len(count.stages))],
    }


def _stage(count: Count, number: int, names: Sequence[str], seed: str) -> dict[str, Any]:
    stage = count.stages[number]
    papers = {"valid": count.valid, "invalid": count.invalid} if number == 0 else {}
    return papers | {
        "stage": number + 1,
        "kind": str(stage.kind),
        "candidate": None if stage.candidate is None else names[stage.candidate],
        "votes": {name: None if held is None else exact(held) for name, held in zip(names, stage.votes, strict=True)},
        "no_further": exact(stage.spent),
        "lost": exact(stage.lost),
        "elected": [names[one] for one in stage.elected],
        "says": sentences(count, number, names, seed),
    }


def exact(parts: int) -> str:
    """Votes with all five decimals."""
    return f"{parts // PLACES}.{parts % PLACES:05d}"
