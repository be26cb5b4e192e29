"""Which of our groups a fund is for, of those that may be told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from hedgerow.accounts.permissions import Somebody
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.queries.bids import seen_by
from hedgerow.funding.queries.crowds import groups, many
from hedgerow.funding.queries.funds import open_funds
from hedgerow.funding.queries.matching import criteria_of
from hedgerow.funding.rules.bulk import Crowd
from hedgerow.funding.rules.criteria import parts
from hedgerow.funding.types import Answer, Applicant, Criterion, IncomeAtLeast, IncomeAtMost, Stage
from hedgerow.kernel.refs import parse
from hedgerow.ledger.models import Entry
from hedgerow.organisations.models import Access, Organisation
from hedgerow.people.models import Contact, Role
from hedgerow.people.queries.consent import agreed
from hedgerow.people.types import Purpose

SUGGESTED = "fund.suggested"
NEW = timedelta(days=30)


@dataclass(frozen=True)
class Suits:
    """A group held against a fund. `open_points` is how many things stand in the way or are not known; `helps` how many
    of those that only help it has."""

    pk: int
    name: str
    answer: Answer
    applicant: Applicant
    open_points: int
    helps: int


def who(fund: Fund) -> list[Suits]:
    """Groups that could get a fund, those first of which most is known, for all groups that may be told. The same few
    queries, however many groups there are."""
    criteria = criteria_of(fund)
    known = many(may_be_told(), years=any(_of_years(one) for one in parts(criteria)))
    crowd = Crowd(known.applicants)
    fitting = crowd.fit(criteria)
    helping = [crowd.answer(one) == Answer.ELIGIBLE for one in criteria if not one.hard]
    lacking = (fitting.reasons != Answer.ELIGIBLE).sum(axis=0)
    found = [
        Suits(
            known.ids[place], known.names[place], Answer(int(fitting.answers[place])), known.applicants[place],
            int(lacking[match]), sum(bool(column[place]) for column in helping),
        )
        for match, place in enumerate(fitting.matches.tolist())
    ]  # fmt: skip
    return sorted(found, key=lambda one: (ORDER[one.answer], one.open_points, -one.helps, one.name.casefold(), one.pk))


ORDER = {Answer.ELIGIBLE: 0, Answer.UNKNOWN: 1, Answer.NOT_YET: 2, Answer.NO: 3}


def _of_years(one: Criterion) -> bool:
    return isinstance(one, IncomeAtMost | IncomeAtLeast) and one.years > 1


def may_be_told() -> set[int]:
    """Groups that we may tell of something: somebody acts for them, they have a public e-mail address, or one of their
    people has not asked us to leave them alone. Where all of their people have, nobody is told."""
    refused = set(Contact.objects.filter(agreed(Purpose.SERVICE, given=False)).values_list("pk", flat=True))
    acted = set(Access.objects.filter(until__isnull=True).values_list("organisation_id", flat=True))
    public = set(groups().exclude(email="").values_list("pk", flat=True))
    held: dict[bool, set[int]] = {True: set(), False: set()}
    people = Role.objects.filter(until__isnull=True, contact__merged_into__isnull=True)
    for contact, organisation in people.values_list("contact_id", "organisation_id"):
        held[contact in refused].add(organisation)
    return acted | held[False] | (public - held[True])


def tried(fund: Fund, ids: Sequence[int], somebody: Somebody) -> Mapping[int, Stage]:
    """How far the latest bid to a fund has come, of some groups, as far as it is not kept from somebody."""
    rows = seen_by(somebody, Bid.objects.filter(fund=fund, organisation__in=list(ids))).order_by("moved_on", "pk")
    return {pk: Stage(stage) for pk, stage in rows.values_list("organisation_id", "stage")}


def key_of(fund: int, organisation: int) -> UUID:
    """The key of the entry that says that a fund was suggested to a group: so that it is done once."""
    return uuid5(NAMESPACE_URL, f"{SUGGESTED}:{fund}:{organisation}")


def suggested(fund: Fund, ids: Sequence[int]) -> set[int]:
    """Those of some groups to whom a fund was suggested before."""
    keys = {key_of(fund.pk, pk): pk for pk in ids}
    return {keys[key] for key in Entry.objects.filter(pk__in=list(keys)).values_list("pk", flat=True)}


def suggested_to(organisation: Organisation, funds: Sequence[int]) -> set[int]:
    """Those of some funds that were suggested to a group."""
    keys = {key_of(pk, organisation.pk): pk for pk in funds}
    return {keys[key] for key in Entry.objects.filter(pk__in=list(keys)).values_list("pk", flat=True)}


def newly_suggested(organisation: int, today: date) -> list[Fund]:
    """Open funds that were suggested to a group in the last weeks, and to which it has no bid yet."""
    entries = Entry.objects.counting().filter(act=SUGGESTED, groups=organisation, on__gte=today - NEW)
    funds = [parse(ref).id for ref in entries.values_list("ref", flat=True)]
    if not funds:
        return []
    bids = Bid.objects.filter(organisation=organisation, fund__isnull=False).values("fund")
    return list(open_funds().filter(pk__in=funds).exclude(pk__in=bids).order_by("title"))
