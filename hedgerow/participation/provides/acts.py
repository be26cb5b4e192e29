"""What can happen in participation, as the record of work and the trail call it."""

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.types import AuditWords
from hedgerow.ledger.types import Act

ACTS = (
    Act("conversation.opened", _("Questions put to residents")),
    Act("conversation.closed", _("Questions answered by residents")),
    Act("conversation.answered", _("Questions whose outcome was told, idea by idea")),
    Act("conversation.unanswered", _("Questions whose outcome was not told in time"), unmet=True),
    Act("budget.announced", _("Budgets for residents to decide")),
    Act("budget.decided", _("Budgets that residents decided")),
    Act("project.funded", _("Projects that residents’ votes funded")),
    Act("budget.stopped", _("Budgets for residents that were stopped"), unmet=True),
    Act("budget.undecided", _("Votes on a budget whose result was not told in time"), unmet=True),
)
AUDIT = (
    AuditWords(
        "participation.conversation",
        deeds={
            "conversation.added": _("Added"),
            "conversation.changed": _("Changed"),
            "conversation.live": _("Opened to residents"),
            "conversation.closed": _("Closed"),
            "conversation.answered": _("What was decided was told"),
        },
        fields={},
    ),
    AuditWords(
        "participation.idea",
        deeds={"idea.shown": _("An idea was shown"), "idea.decided": _("Said what becomes of it")},
        fields={},
    ),
    AuditWords(
        "participation.budget",
        deeds={
            "budget.added": _("Added"),
            "budget.changed": _("Changed"),
            "budget.dropped": _("Removed as a draft"),
            "budget.announced": _("Announced, its rule frozen"),
            "budget.voting_opened": _("Opened for votes"),
            "budget.stopped": _("Stopped, with the reason"),
            "budget.decided": _("Counted, and the result published"),
        },
        fields={},
    ),
    AuditWords(
        "participation.project",
        deeds={
            "project.proposed": _("Proposed"),
            "project.in": _("Put on the ballot"),
            "project.out": _("Left off the ballot, with the reason"),
        },
        fields={},
    ),
)
