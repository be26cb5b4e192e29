"""The labels of the ontology's codes, as screens and letters show them."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.standards.volunteering import ACCESSIBILITY, CAUSES, DAYS, PARTS, REQUIREMENTS, SKILLS, Concept
from hedgerow.volunteering.types import TagKind

CONCEPTS: dict[str, tuple[Concept, ...]] = {
    TagKind.CAUSE: CAUSES,
    TagKind.SKILL: SKILLS,
    TagKind.REQUIREMENT: REQUIREMENTS,
    TagKind.ACCESSIBILITY: ACCESSIBILITY,
}
DAY_WORDS = dict(
    zip(
        DAYS,
        (
            gettext_lazy("Monday"),
            gettext_lazy("Tuesday"),
            gettext_lazy("Wednesday"),
            gettext_lazy("Thursday"),
            gettext_lazy("Friday"),
            gettext_lazy("Saturday"),
            gettext_lazy("Sunday"),
        ),
        strict=True,
    )
)
PART_WORDS = dict(
    zip(PARTS, (gettext_lazy("mornings"), gettext_lazy("afternoons"), gettext_lazy("evenings")), strict=True)
)


@cache
def labels(kind: str) -> dict[str, str]:
    """Labels by code, in the order of the ontology."""
    if kind == TagKind.TIME:
        return {f"{day}{part}": f"{DAY_WORDS[day]} {PART_WORDS[part]}" for day in DAYS for part in PARTS}
    return {one.code: one.label for one in CONCEPTS[kind]}


def label(kind: str, code: str) -> str:
    """What a code is called; the code itself where the ontology no longer has it."""
    return labels(kind).get(code, code)


def when_words(codes: tuple[str, ...]) -> str:
    """Times of the week in few words: "Monday and Wednesday mornings; Saturday afternoons"."""
    said = []
    for part in PARTS:
        days = [str(DAY_WORDS[day]) for day in DAYS if f"{day}{part}" in codes]
        if len(days) == len(DAYS):
            said.append(_("any day, %(part)s") % {"part": PART_WORDS[part]})
        elif days:
            said.append(f"{_listed(days)} {PART_WORDS[part]}")
    return "; ".join(said)


def _listed(words: list[str]) -> str:
    return (
        words[0] if len(words) == 1 else _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}
    )
