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

#: of the ontology's words for how a role can be done, those that a group may say of support, in people's own words
SUPPORT = {
    "PublicTransportAccess": gettext_lazy("near a bus, tram or train"),
    "ParkingAvailability": gettext_lazy("parking"),
    "BuildingAccessibilityFeatures": gettext_lazy("step-free, with an accessible toilet"),
    "PhysicalAccessibility": gettext_lazy("can be done sitting, or at your own pace"),
    "ServiceAnimals": gettext_lazy("assistance dogs are welcome"),
    "CareProfessionals": gettext_lazy("bring a carer or supporter"),
    "VisualImpairment": gettext_lazy("fits people who see little"),
    "LanguageRequirements": gettext_lazy("help with English, or other languages spoken"),
    "TechnologyAvailability": gettext_lazy("we lend the equipment"),
    "DigitalAccessibility": gettext_lazy("no computer needed, or help with it"),
}
CHECKS = tuple(one.code for one in REQUIREMENTS if one.broader == "Legal")
BRING = tuple(one.code for one in REQUIREMENTS if one.broader in {"PersonalEquipment", "PhysicalPracticalReadiness"})


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
