"""What is done to funds and bids, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.engines.audit.types import AuditWords
from hedgerow.kernel.audience import Audience


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return can_open(user, Audience.WORKER)


FUNDS = AuditWords(
    "funding.fund",
    deeds={
        "fund.added": _("Written down"),
        "fund.changed": _("Changed"),
        "fund.live": _("Opened"),
        "fund.paused": _("Paused"),
        "fund.closed": _("Closed"),
        "fund.draft": _("Taken up again"),
        "fund.review": _("Put aside to be checked"),
        "fund.taken_up": _("Taken up from the funders who gave here"),
        "fund.dismissed": _("Dismissed among the funders who gave here"),
        "fund.suggested": _("Suggested to a group"),
        "fund.import_undone": _("An import was undone"),
    },
    fields={
        "criteria": _("who can get it"),
        "costs": _("what it pays for"),
        "helps": _("help that is not money"),
        "national": _("its national fund"),
        "owner": _("who looks after it"),
    },
    readers=team_reads,
)
FEEDS = AuditWords(
    "funding.feed",
    deeds={"feed.read": _("Their list was read"), "feed.forgotten": _("Their list is read no more")},
    fields={},
    readers=team_reads,
)
BIDS = AuditWords(
    "funding.bid",
    deeds={
        "bid.begun": _("A bid was begun"),
        "bid.changed": _("Changed"),
        "bid.taken_back": _("The last step was taken back"),
        "bid.considered": _("Considered"),
        "bid.advised_against": _("Advised against"),
        "bid.preparing": _("Writing began"),
        "bid.submitted": _("Sent in"),
        "bid.awarded": _("Awarded"),
        "bid.refused": _("Refused"),
        "bid.withdrawn": _("Withdrawn"),
        "bid.paid": _("Paid"),
        "bid.helped": _("Our help was written down"),
        "bid.help_taken_back": _("Our help was taken back"),
        "bid.paper_added": _("A paper was added"),
        "bid.paper_removed": _("A paper was taken away"),
    },
    fields={},
    readers=team_reads,
)
ANSWERS = AuditWords(
    "funding.answers", deeds={"answers.kept": _("Answered what is in place")}, fields={}, readers=team_reads
)
PROJECTS = AuditWords(
    "funding.project",
    deeds={"project.added": _("Added"), "project.changed": _("Changed")},
    fields={},
    readers=team_reads,
)
AUDIT = (FUNDS, FEEDS, BIDS, ANSWERS, PROJECTS)
