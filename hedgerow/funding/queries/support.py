"""Projects with their bids together, papers, and what was secured with our help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from django.db.models import QuerySet, Sum

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.engines.files import queries as files
from hedgerow.engines.files.models import Upload
from hedgerow.funding.models import Bid, Confirmation, Fund, Help, Paper, Project
from hedgerow.funding.queries.applicants import areas_of, tags_of
from hedgerow.funding.queries.bids import bids, seen_by
from hedgerow.funding.types import OPEN_STAGES, Stage
from hedgerow.funding.types.support import Known, PaperFor, PaperKind
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.clock import Period
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries.entries import names_of
from hedgerow.ledger.types import MoneyKind
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import TagScheme
from hedgerow.places.models import AreaParent

DEEPEST = 6


@dataclass(frozen=True)
class Sums:
    """A project's bids together, in pence: what open bids ask for, what was got, and what is still needed."""

    asked: int
    got: int
    needed: int | None

    @property
    def missing(self) -> int | None:
        return max(0, self.needed - self.got) if self.needed is not None else None


def projects_of(organisation: Organisation) -> QuerySet[Project]:
    """A group's projects, those of records merged into it among them."""
    return projects().filter(organisation__in=names_of([organisation.pk]))


def projects() -> QuerySet[Project]:
    """All projects."""
    return Project.objects.prefetch_related("organisation", "organisation__merged_into", "bids")


def sums(project: Project) -> Sums:
    """What its bids come to; read with `projects()`, it asks nothing more."""
    held = list(project.bids.all())
    asked = sum(bid.asked or 0 for bid in held if bid.stage in OPEN_STAGES)
    return Sums(asked, sum(bid.got or 0 for bid in held), project.needed)


def may_read_paper(somebody: Somebody, paper: Paper) -> bool:
    """Whether somebody may have a paper: as whoever added it chose."""
    team = can_open(somebody, Audience.WORKER) and paper.whom != PaperFor.GROUP
    return team or (paper.whom != PaperFor.TEAM and can_act_for(somebody, paper.bid.organisation.now))


def papers_of(bid: Bid, somebody: Somebody) -> list[tuple[Paper, Upload]]:
    """The papers of a bid that somebody may have, with their files."""
    held = [paper for paper in bid.papers.select_related("bid__organisation") if may_read_paper(somebody, paper)]
    uploads = files.by_ref(paper.ref for paper in held)
    return [(paper, uploads[str(paper.ref)][0]) for paper in held if str(paper.ref) in uploads]


def minutes_of(bid: Bid) -> int:
    """How long our team helped with a bid."""
    return Help.objects.filter(bid=bid).aggregate(all=Sum("minutes"))["all"] or 0


@dataclass(frozen=True)
class Secured:
    """An award with our help, as the record of work has it."""

    entry: Entry
    bid: Bid
    confirmation: Confirmation | None
    letter: bool

    @property
    def known(self) -> Known:
        """How surely it is known: the surest of what there is."""
        if self.confirmation is not None:
            return Known.CONFIRMED
        return Known.WRITTEN if self.letter else Known.SAID


def secured(period: Period) -> list[Secured]:
    """Each award of a period that the record of work counts as won with our help, newest first."""
    entries = list(
        Entry.objects.counting()
        .filter(act="bid.awarded", pence_kind=MoneyKind.SECURED, on__gte=period.start, on__lte=period.end)
        .order_by("-on", "-id")
    )
    keys = [int(entry.ref.rpartition(":")[2]) for entry in entries]
    won = {bid.pk: bid for bid in bids().filter(pk__in=keys, stage=Stage.AWARDED)}
    told = {one.bid_id: one for one in Confirmation.objects.filter(bid__in=won)}
    letters = _with_letter(won)
    return [
        Secured(entry, won[key], told.get(key), key in letters)
        for entry, key in zip(entries, keys, strict=True)
        if key in won
    ]


def _with_letter(keys: Iterable[int]) -> set[int]:
    papers = list(Paper.objects.filter(bid__in=list(keys), kind=PaperKind.AWARD).exclude(whom=PaperFor.GROUP))
    held = files.by_ref(paper.ref for paper in papers)
    return {paper.bid_id for paper in papers if str(paper.ref) in held}


def first_award() -> Entry | None:
    """The oldest entry of an award."""
    return Entry.objects.counting().filter(act="bid.awarded").order_by("on").first()


@dataclass(frozen=True)
class Pair:
    """Two groups with bids in hand to the same fund; `together` where a theme and the place are the same too."""

    bids: tuple[Bid, Bid]
    themes: tuple[str, ...] = ()
    near: bool = False

    @property
    def together(self) -> bool:
        return bool(self.themes) and self.near


@dataclass(frozen=True)
class Rivals:
    """A fund for which several groups are bidding."""

    fund: Fund
    bids: list[Bid] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


def rivals(somebody: Somebody, adviser: int | None = None) -> list[Rivals]:
    """Funds for which two groups or more are bidding, what closes soonest first, without what is kept from somebody; of an
    adviser, those with a bid of theirs."""
    rows = (
        seen_by(somebody, bids())
        .filter(stage__in=OPEN_STAGES, fund__isnull=False)
        .prefetch_related("organisation__tags", "organisation__benefits", "project")
    )
    by_fund: dict[Fund, dict[int, Bid]] = {}
    for bid in rows.order_by("pk"):
        assert bid.fund is not None, "asked for"
        by_fund.setdefault(bid.fund, {}).setdefault(bid.organisation.now.pk, bid)
    held = {
        fund: list(found.values())
        for fund, found in by_fund.items()
        if len(found) > 1 and (adviser is None or any(bid.adviser_id == adviser for bid in found.values()))
    }
    facts = {bid.pk: _facts(bid) for found in held.values() for bid in found}
    above = _above({area for areas, _themes in facts.values() for area in areas})
    found = [Rivals(fund, own, _pairs(own, facts, above)) for fund, own in held.items()]
    return sorted(found, key=lambda one: (one.fund.ends_on is None, one.fund.ends_on or date.max, one.fund.title))


def _facts(bid: Bid) -> tuple[set[str], set[str]]:
    """Where, and what for: of the project, else of the group."""
    project = bid.project
    areas = [project.area] if project and project.area else areas_of(bid.organisation)
    themes = project.themes if project and project.themes else tags_of(bid.organisation)[TagScheme.THEME]
    return set(areas), set(themes)


def _pairs(found: list[Bid], facts: dict[int, tuple[set[str], set[str]]], above: dict[str, set[str]]) -> list[Pair]:
    pairs = []
    for one, other in combinations(found, 2):
        (areas, themes), (others, of_other) = facts[one.pk], facts[other.pk]
        near = any(a == b or a in above.get(b, ()) or b in above.get(a, ()) for a in areas for b in others)
        pairs.append(Pair((one, other), tuple(sorted(themes & of_other)), near))
    return sorted(pairs, key=lambda pair: not pair.together)


def _above(codes: set[str]) -> dict[str, set[str]]:
    """For each area, those that it lies in."""
    found: dict[str, set[str]] = {code: set() for code in codes}
    here = {code: {code} for code in codes}  # an area reached, and from where
    for _level in range(DEEPEST):
        links = AreaParent.objects.filter(child__code__in=list(here)).values_list("child__code", "parent__code")
        after: dict[str, set[str]] = {}
        for child, parent in links:
            for start in here[child]:
                if parent not in found[start]:
                    found[start].add(parent)
                    after.setdefault(parent, set()).add(start)
        if not after:
            break
        here = after
    return found


def paper_by(pk: str) -> Paper | None:
    """One paper."""
    return Paper.objects.select_related("bid__organisation").filter(pk=pk).first()
