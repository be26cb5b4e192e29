"""Many groups as applicants at once: what `queries.applicants` says of one, in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hedgerow.documents.queries import in_order
from hedgerow.funding.models import Answers, Bid
from hedgerow.funding.queries.applicants import GRANT_RUNS, is_charity, months_between, with_documents
from hedgerow.funding.rules import applicants as rules
from hedgerow.funding.rules.criteria import funder_key
from hedgerow.funding.types import Applicant, Stage
from hedgerow.kernel import clock
from hedgerow.organisations.models import Benefit, Identifier, Organisation, Tag
from hedgerow.organisations.queries import incomes_of, live
from hedgerow.organisations.rules import is_registered
from hedgerow.organisations.types import Kind, TagScheme
from hedgerow.places.models import AreaParent
from hedgerow.places.types import AreaKind

FIELDS = ("pk", "name", "legal_form", "income_pence", "founded_on", "lsoa", "ward", "authority")


@dataclass(frozen=True)
class Many:
    """Groups that could be asked for, and each as an applicant, in the same order."""

    ids: tuple[int, ...]
    names: tuple[str, ...]
    applicants: tuple[Applicant, ...]


def groups() -> Any:
    """Groups that are open."""
    return live().filter(kind__in=(Kind.GROUP, Kind.BRANCH), closed_on__isnull=True)


def many(ids: Collection[int], *, years: bool = False) -> Many:
    """Groups as applicants, by name. `years` says that incomes of earlier years are asked for: those are in the spine."""
    rows = [row for row in groups().order_by("name", "pk").values_list(*FIELDS) if row[0] in ids]
    own = Facts(years=years)
    return Many(tuple(row[0] for row in rows), tuple(row[1] for row in rows), tuple(own.applicant(row) for row in rows))


class Facts:
    """What stands beside the records of groups, read once for all of them."""

    def __init__(self, *, years: bool) -> None:
        self.today = clock.today()
        self.tags = _grouped(Tag.objects.values_list("organisation_id", "scheme", "code"))
        self.areas = _grouped(Benefit.objects.values_list("organisation_id", "area"))
        self.numbers = _grouped(Identifier.objects.values_list("organisation_id", "org_id"))
        self.answers = dict(Answers.objects.values_list("organisation_id", "answers"))
        self.incomes = incomes_of(one for (one,) in _flat(self.numbers)) if years else {}
        into = dict(Organisation.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into_id"))
        self.grants = _of_today(_grants(), into)
        self.documents = _of_today(in_order().values_list("organisation_id", "kind"), into)
        self.reach = reacher()

    def applicant(self, row: tuple[Any, ...]) -> Applicant:
        """One record as an applicant."""
        pk, _name, form, income, founded, lsoa, ward, authority = row
        tags, numbers = self.tags.get(pk, ()), [one for (one,) in self.numbers.get(pk, ())]
        areas = [area for (area,) in self.areas.get(pk, ())]
        incomes = max((self.incomes.get(one, ()) for one in numbers), key=len, default=())
        record = {
            "area": areas or [code for code in (lsoa, ward) if code] or ([authority] if authority else []),
            "legal_form": form,
            "income": income,
            "theme": [code for scheme, code in tags if scheme == TagScheme.THEME],
            "beneficiary": [code for scheme, code in tags if scheme == TagScheme.BENEFICIARY],
            "months": months_between(founded, self.today),
            "income_before": incomes[1] if len(incomes) > 1 else None,
            "income_earlier": incomes[2] if len(incomes) > 2 else None,
        }
        known = {**record, **self.answers.get(pk, {})}
        found = rules.applicant(
            known,
            areas=self.reach(frozenset(filter(None, rules.several(known["area"])))),
            registered=is_registered(numbers) or None,
            charity=is_charity(numbers),
            grants=rules.latest(self.grants.get(pk, ()), self.today),
        )
        return with_documents(found, frozenset(kind for (kind,) in self.documents.get(pk, ())))


def _grouped(rows: Iterable[tuple[Any, ...]]) -> Mapping[int, list[tuple[Any, ...]]]:
    """By the first of each row, the rest of it."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for pk, *rest in rows:
        found[pk].append(tuple(rest))
    return found


def _flat(grouped: Mapping[int, list[tuple[Any, ...]]]) -> Iterable[tuple[Any, ...]]:
    return (one for rows in grouped.values() for one in rows)


def _of_today(rows: Iterable[tuple[Any, ...]], into: Mapping[int, int]) -> Mapping[int, list[tuple[Any, ...]]]:
    """By the record that each group is today, whichever of its records a row was of."""
    return _grouped((_last(pk, into), *rest) for pk, *rest in rows)


def _last(pk: int, into: Mapping[int, int]) -> int:
    while pk in into:
        pk = into[pk]
    return pk


def _grants() -> list[tuple[Any, ...]]:
    """Of each bid that was awarded: its group, its funder, and the day on which what was given ends."""
    won = Bid.objects.filter(stage=Stage.AWARDED, decided_on__isnull=False).order_by("pk")
    rows = won.values_list("organisation_id", "fund__payer", "to", "decided_on")
    return [(pk, funder_key(payer or to), day + GRANT_RUNS) for pk, payer, to, day in rows if day is not None]


def reacher() -> Callable[[frozenset[str]], frozenset[str]]:
    """What `queries.applicants.reach` finds, without a query for each: the areas of a place are few."""
    up: dict[str, set[str]] = defaultdict(set)
    down: dict[str, set[str]] = defaultdict(set)
    small = (AreaKind.LSOA, AreaKind.MSOA)
    for child, parent, kind in AreaParent.objects.values_list("child__code", "parent__code", "child__kind"):
        up[child].add(parent)
        if kind not in small:
            down[parent].add(child)
    known: dict[frozenset[str], frozenset[str]] = {}

    def reach(codes: frozenset[str]) -> frozenset[str]:
        if codes not in known:
            known[codes] = codes | _walk(codes, up) | _walk(codes, down)
        return known[codes]

    return reach


def _walk(codes: frozenset[str], links: Mapping[str, set[str]]) -> frozenset[str]:
    found, edge = set(codes), set(codes)
    while edge:
        edge = {there for code in edge for there in links.get(code, ())} - found
        found |= edge
    return frozenset(found)
