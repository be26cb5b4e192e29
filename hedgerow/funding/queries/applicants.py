"""What is known of a group, or was answered by a stranger, as an applicant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hedgerow.documents.queries import held as documents_held
from hedgerow.funding.models import Answers, Bid, Project
from hedgerow.funding.rules import applicants as rules
from hedgerow.funding.rules.criteria import funder_key
from hedgerow.funding.types import Applicant, Holding, Stage
from hedgerow.kernel import clock
from hedgerow.ledger.queries.entries import names_of
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import incomes_of
from hedgerow.organisations.rules import is_registered
from hedgerow.organisations.types import TagScheme
from hedgerow.places.models import Area, AreaParent
from hedgerow.places.types import AreaKind

#: the names of the five questions, and of those that are asked where a fund needs them: see `forms.questions`
FIVE = ("area", "legal_form", "income", "theme", "beneficiary", "months", "committee", "has")
FURTHER = (
    "purposes",
    "match",
    "last_grant",
    "income_before",
    "income_earlier",
    "reserves",
    "signatories",
    "asset_lock",
)
QUESTIONS = (*FIVE, *FURTHER)
CHARITIES = ("GB-CHC-", "GB-SC-", "GB-NIC-")
DEEPEST = 6
GRANT_RUNS = timedelta(days=365)  # after it is decided, where nobody said for how long


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


def areas_of(organisation: Organisation) -> list[str]:
    """Where a group works, as its record says."""
    # Where its post goes says which ward it is in; that it works in all of the borough, only the group can say.
    near = [code for code in (organisation.lsoa, organisation.ward) if code] or [organisation.authority]
    return [row.area for row in organisation.benefits.all()] or [code for code in near if code]


def tags_of(organisation: Organisation) -> defaultdict[str, list[str]]:
    """What a group does and whom it helps, as its record says: codes by scheme."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for tag in organisation.tags.all():
        found[tag.scheme].append(tag.code)
    return found


def from_record(organisation: Organisation) -> dict[str, Any]:
    """What a group's record says, by the names of the questions; what it does not say is left out."""
    months = months_since(organisation)
    incomes = _incomes(organisation)
    tags = tags_of(organisation)
    known = {
        "area": areas_of(organisation),
        "legal_form": organisation.legal_form,
        "income": organisation.income_pence,
        "theme": tags[TagScheme.THEME],
        "beneficiary": tags[TagScheme.BENEFICIARY],
        "months": months,
        "income_before": incomes[1] if len(incomes) > 1 else None,
        "income_earlier": incomes[2] if len(incomes) > 2 else None,
    }
    return {name: value for name, value in known.items() if value not in (None, "", [])}


def _incomes(organisation: Organisation) -> tuple[int, ...]:
    """Incomes of the years that a register knows, the newest first."""
    ids = [row.org_id for row in organisation.identifiers.all()] if organisation.pk else []
    found = incomes_of(ids) if ids else {}
    return max(found.values(), key=len, default=())


def months_since(organisation: Organisation) -> int | None:
    """Whole months since a group began."""
    return months_between(organisation.founded_on, clock.today())


def months_between(began: date | None, today: date) -> int | None:
    """Whole months from a day to today; None where the day is not known."""
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
    """A group as an applicant: what was answered counts before what its record says, and what we hold of its bids before
    what was answered. Its tags, areas of benefit and identifiers are read once."""
    told = saved_answers(organisation) if answers is None else answers
    known = {**from_record(organisation), **told}
    ids = [row.org_id for row in organisation.identifiers.all()]
    found = rules.applicant(
        known,
        areas=reach(rules.several(known.get("area"))),
        registered=is_registered(ids) or None,
        charity=is_charity(ids),
        grants=grants_held(names_of([organisation.pk])),
    )
    return with_documents(found, documents_held(organisation))


def applicant_for(project: Project) -> Applicant:
    """A group as it applies for one of its projects: where that happens, what it is for and whom it helps count before what is
    known of the group."""
    group = project.organisation.now
    said = {"area": project.area, "theme": project.themes, "beneficiary": project.beneficiaries}
    return applicant_of(group, {**saved_answers(group), **{name: told for name, told in said.items() if told}})


def with_documents(known: Applicant, kinds: frozenset[str]) -> Applicant:
    """What we hold and have checked counts as being in place, whatever was answered."""
    shown = frozenset(Holding(kind) for kind in kinds if kind in Holding.values)
    if not shown:
        return known
    return replace(known, has=(known.has or frozenset()) | shown, has_not=known.has_not - shown)


def applicant(answers: Mapping[str, Any], *, one_funder: bool = False) -> Applicant:
    """Answers of a stranger as an applicant. `one_funder`: what is said of an earlier grant is of the one fund looked at."""
    return rules.applicant(answers, areas=reach(rules.several(answers.get("area"))), one_funder=one_funder)


def is_charity(org_ids: Iterable[str]) -> bool:
    """Whether any identifier is of a register of charities."""
    return any(each.startswith(CHARITIES) for each in org_ids)


def grants_held(organisations: Iterable[int]) -> frozenset[tuple[str, int]]:
    """Of the funders that awarded a bid which we hold, how long ago the last grant ended: GRANT_RUNS after it was
    decided."""
    won = Bid.objects.filter(organisation__in=list(organisations), stage=Stage.AWARDED, decided_on__isnull=False)
    rows = won.values_list("fund__payer", "to", "decided_on")
    ends = [(funder_key(payer or to), day + GRANT_RUNS) for payer, to, day in rows if day is not None]
    return rules.latest(ends, clock.today())


def area_choices() -> list[tuple[str, str]]:
    """The areas of the place in which work can be: larger ones first, then by name."""
    from hedgerow.places.queries import areas

    order = {AreaKind.WARD: 2, AreaKind.NEIGHBOURHOOD: 1}
    kinds = (AreaKind.AUTHORITY, AreaKind.COUNTY, AreaKind.COMBINED, AreaKind.REGION, AreaKind.NATION, *order)
    found: list[Area] = list(areas().filter(kind__in=kinds).only("code", "name", "kind"))
    return [(a.code, a.name) for a in sorted(found, key=lambda a: (order.get(AreaKind(a.kind), 0), a.name))]
