"""What can happen with our own grants, as the record of work and the trail call it."""

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.types import AuditWords
from hedgerow.ledger.types import Act
from hedgerow.programmes.provides.awarding import APPLICATION_DEEDS, ROUND_DEEDS

ACTS = (
    Act("round.opened", _("Rounds of our own grants opened")),
    Act("application.sent", _("Applications for our own grants")),
)
AUDIT = (
    AuditWords(
        "programmes.programme",
        deeds={"programme.added": _("Added"), "programme.changed": _("Changed")},
        fields={},
    ),
    AuditWords(
        "programmes.round",
        deeds={
            "round.added": _("Added"),
            "round.changed": _("Changed"),
            "round.form_changed": _("What is asked was changed"),
            "round.opened": _("Opened"),
            "round.assessing": _("Closed, to be assessed"),
            "round.dropped": _("Removed as a draft"),
            **ROUND_DEEDS,
        },
        fields={},
    ),
    AuditWords(
        "programmes.application",
        deeds={
            "application.begun": _("Begun"),
            "application.sent": _("Sent in"),
            "application.withdrawn": _("Taken back"),
            "application.other_asked": _("Another group was asked to take part"),
            "application.other_answered": _("Another group said whether it takes part"),
            "application.other_dropped": _("Another group was taken out"),
            **APPLICATION_DEEDS,
        },
        fields={},
    ),
)
