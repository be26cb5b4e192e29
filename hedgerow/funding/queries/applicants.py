"""What is known of a group, or was answered by a stranger, as an applicant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hedgerow.documents.queries import held as documents_held
from hedgerow.funding.models import Answers
from hedgerow.funding.types import Applicant, Holding
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.rules import is_registered
from hedgerow.organisations.types import TagScheme
from hedgerow.places.models import Area, AreaParent
from hedgerow.places.types import AreaKind

#: the names of the five questions: see `forms.questions`
QUESTIONS = ("area", "legal_form", "income", "theme", "beneficiary", "months", "committee", "has")
REGISTERED, NONE = "registered", "none"
DEEPEST = 6


def reach(codes: Iterable[str]) -> frozenset[str]:
    """Areas with all that they lie in, and the wards and neighbourhoods that lie in them: where work in them counts."""
    wanted = frozenset(filter(None, codes))
    return wanted | _up(wanted) | _down(wanted)


def _up(codes: frozenset[str]) -> frozenset[str]:
    found, here = codes, codes
    for _level in range(DEEPEST):
        here = frozenset(AreaParent.objects.filter(child__code__in=here).values_list("parent__code", flat=True)) - found
        if not here:
            break
        found |= here
    return found


def _down(codes: frozenset[str]) -> frozenset[str]:
    links = AreaParent.objects.exclude(child__kind__in=(AreaKind.LSOA, AreaKind.MSOA))
    found, here = codes, codes
    for _level in range(DEEPEST):
        here = frozenset(links.filter(parent__code__in=here).values_list("child__code", flat=True)) - found
        if not here:
            break
        found |= here
    return found


def from_record(organisation: Organisation) -> dict[str, Any]:
    """What a group's record says, by the names of the questions; what it does not say is left out."""
    tags = list(organisation.tags.all())
    areas = [row.area for row in organisation.benefits.all()]
    # Where its post goes says which ward it is in; that it works in all of the borough, only the group can say.
    areas = areas or [code for code in (organisation.lsoa, organisation.ward) if code] or [organisation.authority]
    months = months_since(organisation)
    known = {
        "area": [code for code in areas if code],
        "legal_form": organisation.legal_form,
        "income": organisation.income_pence,
        "theme": [tag.code for tag in tags if tag.scheme == TagScheme.THEME],
        "beneficiary": [tag.code for tag in tags if tag.scheme == TagScheme.BENEFICIARY],
        "months": months,
    }
    return {name: value for name, value in known.items() if value not in (None, "", [])}


def months_since(organisation: Organisation) -> int | None:
    """Whole months since a group began."""
    began, today = organisation.founded_on, clock.today()
    if began is None:
        return None
    return max(0, (today.year - began.year) * 12 + today.month - began.month - (today.day < began.day))


def saved_answers(organisation: Organisation) -> dict[str, Any]:
    """What a group answered before, beyond its record."""
    held = Answers.objects.filter(organisation=organisation).values_list("answers", flat=True).first()
    return dict(held or {})


def beyond_the_record(organisation: Organisation, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers that the record does not give in the same words already."""
    known = from_record(organisation)
    told = {name: answers[name] for name in QUESTIONS if answers.get(name) not in (None, "", [])}
    return {name: value for name, value in told.items() if known.get(name) not in (value, [value])}


def applicant_of(organisation: Organisation, answers: Mapping[str, Any] | None = None) -> Applicant:
    """A group as an applicant: what was answered counts before what its record says. Its tags, areas of benefit and
    identifiers are read once."""
    told = saved_answers(organisation) if answers is None else answers
    known = {**from_record(organisation), **told}
    on_one = is_registered([row.org_id for row in organisation.identifiers.all()]) or None
    return with_documents(applicant(known, registered=on_one), documents_held(organisation))


def with_documents(known: Applicant, kinds: frozenset[str]) -> Applicant:
    """What we hold and have checked counts as being in place, whatever was answered."""
    shown = frozenset(Holding(kind) for kind in kinds if kind in Holding.values)
    if not shown:
        return known
    return replace(known, has=(known.has or frozenset()) | shown, has_not=known.has_not - shown)


def applicant(answers: Mapping[str, Any], *, registered: bool | None = None) -> Applicant:
    """Answers to the five questions as an applicant; what is left out is not known.

    Of what is in place, whoever ticks anything (or "none of these") has answered for all of it.
    """
    ticked = _several(answers.get("has"))
    has = frozenset(Holding(code) for code in ticked if code in Holding.values)
    areas = _several(answers.get("area"))
    on_one = registered or (REGISTERED in ticked if ticked else None)
    return Applicant(
        legal_form=answers.get("legal_form") or "",
        income_pence=answers.get("income"),
        areas=reach(areas) if areas else None,
        themes=frozenset(_several(answers.get("theme"))) or None,
        beneficiaries=frozenset(_several(answers.get("beneficiary"))) or None,
        months=answers.get("months"),
        committee=answers.get("committee"),
        has=has if ticked else None,
        has_not=frozenset(Holding) - has if ticked else frozenset(),
        registered=on_one,
    )


def _several(value: Any) -> list[str]:
    if value in (None, ""):
        return []
    return [value] if isinstance(value, str) else [str(one) for one in value]


def area_choices() -> list[tuple[str, str]]:
    """The areas of the place in which work can be: larger ones first, then by name."""
    from hedgerow.places.queries import areas

    order = {AreaKind.WARD: 2, AreaKind.NEIGHBOURHOOD: 1}
    kinds = (AreaKind.AUTHORITY, AreaKind.COUNTY, AreaKind.COMBINED, AreaKind.REGION, AreaKind.NATION, *order)
    found: list[Area] = list(areas().filter(kind__in=kinds).only("code", "name", "kind"))
    return [(a.code, a.name) for a in sorted(found, key=lambda a: (order.get(AreaKind(a.kind), 0), a.name))]
