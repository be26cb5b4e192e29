"""Funders who gave here and are proposed as funds, with the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from hedgerow.engines.lifecycle.types import State
from hedgerow.funders import queries as funders
from hedgerow.funders.rules.naming import key_of
from hedgerow.funders.rules.profiles import three_years_to
from hedgerow.funders.types import Award, Profile
from hedgerow.funding.models import Fund, FunderDraft
from hedgerow.funding.rules.day_one import most_relevant
from hedgerow.funding.types.day_one import Giver, Settled
from hedgerow.organisations.models import Identifier
from hedgerow.places import queries as places

LATEST = 3  # recipients that are named


@dataclass(frozen=True)
class Draft:
    """A funder that is proposed: its profile, how many groups that we know it gave to, its latest awards here, and other
    funds of the same payer that are written down already."""

    row: FunderDraft
    profile: Profile | None
    ours: int = 0
    latest: tuple[Award, ...] = ()
    others: int = 0


def gave_here() -> dict[str, Profile]:
    """Funders who gave to organisations here in three years, by key."""
    return {key: one for key, one in funders.profiles().items() if one.here}


def lately_here(keys: Collection[str]) -> dict[str, list[Award]]:
    """The awards that they gave here in these three years, the newest first."""
    areas, since = funders.here(), three_years_to(funders.newest())
    return {
        key: [one for one in given if one.authority in areas and one.on and one.on >= since and not one.person][::-1]
        for key, given in funders.awards_of(keys).items()
    }


def givers(profiles: Mapping[str, Profile], awards: Mapping[str, list[Award]]) -> list[Giver]:
    """Who gave here, the most relevant first."""
    known = known_recipients({award.recipient for given in awards.values() for award in given})
    return most_relevant(
        Giver(key, one.here, len({award.recipient for award in awards[key]} & known), one.here_last)
        for key, one in profiles.items()
    )


def known_recipients(recipients: Collection[str]) -> set[str]:
    """Those of some recipients who are groups in our own records."""
    return set(
        Identifier.objects.filter(org_id__in=[one for one in recipients if one]).values_list("org_id", flat=True)
    )


def payers() -> tuple[set[str], set[str]]:
    """Identifiers of everybody who pays for a fund that is written down, and what their names are told by."""
    held = Fund.objects.exclude(state=State.CLOSED).values_list("payer_id", "payer")
    return {org_id.casefold() for org_id, _payer in held if org_id}, {key_of(payer) for _id, payer in held}


def waiting() -> QuerySet[FunderDraft]:
    """Those that nobody has taken up or dismissed, and whose fund is still a draft."""
    return FunderDraft.objects.filter(settled="", fund__state=State.DRAFT).select_related("fund")


def drafts() -> list[Draft]:
    """What waits, the most relevant first, each with its evidence."""
    rows = {row.funder: row for row in waiting()}
    profiles = {key: one for key, one in funders.profiles().items() if key in rows}
    awards = lately_here(profiles)
    ordered = givers(profiles, awards)
    others = _others(rows.values())
    found = [
        Draft(
            rows[one.key], profiles[one.key], one.ours, tuple(awards[one.key][:LATEST]), others.get(rows[one.key].pk, 0)
        )
        for one in ordered
    ]  # fmt: skip
    return [*found, *(Draft(row, None) for key, row in rows.items() if key not in profiles)]


def _others(rows: Iterable[FunderDraft]) -> dict[int, int]:
    """By draft, how many funds of the same payer there are besides."""
    names: dict[str, set[int]] = defaultdict(set)
    numbers: dict[str, set[int]] = defaultdict(set)
    for pk, payer, payer_id in Fund.objects.exclude(state=State.CLOSED).values_list("pk", "payer", "payer_id"):
        names[payer.casefold()].add(pk)
        numbers[payer_id or f"none: {pk}"].add(pk)
    return {
        row.pk: len((names[row.fund.payer.casefold()] | numbers[row.fund.payer_id]) - {row.fund.pk})
        for row in rows
        if row.fund is not None
    }


def dismissed() -> list[FunderDraft]:
    """Those that were dismissed, the latest first."""
    rows = FunderDraft.objects.filter(settled=Settled.DISMISSED, fund__isnull=False).select_related("fund")
    return list(rows.order_by("-settled_at"))


def source_of(one: Profile) -> str:
    """Where a draft comes from, in words."""
    return places.source(one.source).title or "360Giving"
