"""Projects, help with bids, papers of bids, and bringing groups together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.engines.audit.actions import record
from hedgerow.engines.files import actions as files
from hedgerow.engines.files import queries as kept
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.todo.models import Task
from hedgerow.funding.actions.bids import change_bid
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.models import Bid, Fund, Help, Paper, Project
from hedgerow.funding.permissions import check_see_bid, check_see_bids
from hedgerow.funding.queries.support import may_read_paper
from hedgerow.funding.types import OPEN_STAGES
from hedgerow.funding.types.support import HelpKind, PaperFor, PaperKind
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Work
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

KEPT = timedelta(days=7 * 365)  # papers of a bid: as long as a funder may ask for them
FACTS = frozenset({"name", "what", "area", "themes", "beneficiaries", "needed", "starts", "ends"})
ACTIVITIES = {HelpKind.SEARCH: "fund-search"}


def add_project(*, by: User, organisation: Organisation, key: UUID, **facts: Any) -> Project:
    """Something that a group wants money for. What has the same key is added once. Raises ValidationError, by fact."""
    check_see_bids(by, organisation)
    _check(facts)
    try:
        with transaction.atomic():
            project = Project.objects.create(organisation=organisation, key=key, made_by=by.pk, **facts)
            record(by=by, did="project.added", ref=project.ref, fields=sorted(facts))
            return project
    except IntegrityError:
        return Project.objects.get(key=key, organisation=organisation)


@transaction.atomic
def change_project(*, by: User, project: Project, **facts: Any) -> Project:
    """Change what is said of a project. Raises ValidationError, by fact."""
    check_see_bids(by, project.organisation)
    _check(facts)
    held = Project.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=project.pk)
    changed = [name for name, value in facts.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, facts[name])
    held.save()
    if changed:
        record(by=by, did="project.changed", ref=held.ref, fields=changed)
    return held


def _check(facts: dict[str, Any]) -> None:
    assert facts.keys() <= FACTS, f"not facts of a project: {facts.keys() - FACTS}"
    starts, ends = facts.get("starts"), facts.get("ends")
    if starts and ends and ends < starts:
        raise ValidationError({"ends": _("It cannot end before it begins.")})


def help_with(*, by: User, bid: Bid, kind: HelpKind, on: date, minutes: int, words: str = "", key: UUID) -> Help:
    """Write down help that our team gave with a bid: one entry in the record of work. The same key counts once.

    While the bid is not decided, its money counts from now on as won with our help.
    """
    check_open(by, Audience.WORKER)
    if on > clock.today():
        raise InputError(_("The day is still to come. Write down what has happened when it has."))
    with transaction.atomic():
        held = Bid.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=bid.pk)
        found = Help.objects.filter(key=key, bid=held).first()
        if found is not None:
            return found
        if not held.helped and held.stage in OPEN_STAGES:
            change_bid(by=by, bid=held, helped=True)
        work = Work(
            activity=activity(ACTIVITIES.get(kind, "bid-support"), on),
            act=f"bid.help_{kind}",
            on=on,
            groups=[held.organisation_id],
            minutes=minutes,
            ref=str(held.ref),
            id=key,
        )
        entry = ledger.record(by=by, work=work)
        record(by=by, did="bid.helped", ref=held.ref, fields=["minutes"])
        return Help.objects.create(
            bid=held, key=key, kind=kind, on=on, minutes=minutes, words=words.strip(), entry=entry.pk, by=by.pk
        )


@transaction.atomic
def take_back_help(*, by: User, help: Help) -> None:
    """It was written down by mistake: its entry is reversed, unless somebody has done so by hand."""
    check_open(by, Audience.WORKER)
    held = Help.objects.select_for_update(of=("self",)).filter(pk=help.pk).first()
    if held is None:
        return
    entry = Entry.objects.counting().filter(pk=held.entry).first() if held.entry else None
    if entry is not None:
        ledger.reverse(by=by, entry=entry)
    record(by=by, did="bid.help_taken_back", ref=held.bid.ref, fields=["minutes"])
    held.delete()


def add_paper(*, by: User, bid: Bid, kind: PaperKind, whom: PaperFor, name: str, data: bytes) -> Paper:
    """Keep a paper of a bid. Raises InputError where the file is not taken."""
    check_see_bid(by, bid)
    with transaction.atomic():
        paper = Paper.objects.create(bid=bid, kind=kind, whom=whom, by=by.pk)
        files.keep(by=by, ref=paper.ref, name=name, data=data, expires=clock.today() + KEPT)
        record(by=by, did="bid.paper_added", ref=bid.ref, fields=["papers"])
    return paper


@transaction.atomic
def remove_paper(*, by: User, paper: Paper) -> None:
    """Take a paper away, by whoever may see it."""
    check_see_bid(by, paper.bid)
    if not may_read_paper(by, paper):
        raise InputError(_("This paper is not here any more."))
    files.remove(uploads=list(kept.of(paper.ref)))
    record(by=by, did="bid.paper_removed", ref=paper.bid.ref, fields=["papers"])
    paper.delete()


@transaction.atomic
def introduce(*, by: User, fund: Fund, groups: tuple[Organisation, Organisation]) -> Task:
    """A to-do to ask two groups, each by itself, whether they would like to be brought together. Neither is told of the
    other. Pressed twice, it is one."""
    check_open(by, Audience.WORKER)
    Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)
    names = sorted(group.name[:70] for group in groups)
    what = _("Ask %(one)s and %(other)s, each alone: bid together?") % {"one": names[0], "other": names[1]}
    found = Task.objects.filter(ref=str(fund.ref), what=what[:200], done_at__isnull=True).first()
    return found or todo.add(by=by, what=what[:200], owner=by, ref=fund.ref)
