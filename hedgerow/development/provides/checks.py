"""What health checks and plans offer: their acts, their names, and words for the trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import can_open
from hedgerow.development.models import HealthCheck, PlanAction
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.registry import Deed, RefOffer
from hedgerow.kernel.audience import Audience
from hedgerow.ledger.types import Act

ACTS = (
    Act("healthcheck.finished", gettext_lazy("Health checks finished")),
    Act("plan.agreed", gettext_lazy("Development plans agreed")),
)


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Whose check it is, by its id."""
    rows = HealthCheck.objects.filter(pk__in=list(ids)).values_list("pk", "organisation__name")
    return {str(pk): _("Health check of %(group)s") % {"group": name} for pk, name in rows}


def actions(ids: Sequence[str]) -> Mapping[str, str]:
    """What is to be done, by the id of the action."""
    return {str(pk): what for pk, what in PlanAction.objects.filter(pk__in=list(ids)).values_list("pk", "task__what")}


REFS = (
    RefOffer("development.healthcheck", titles, lambda pk: reverse("development:check", args=[pk])),
    RefOffer("development.planaction", actions, lambda pk: reverse("development:plan_action", args=[pk])),
)
AUDIT = (
    AuditWords(
        "development.healthcheck",
        {
            "healthcheck.begun": gettext_lazy("A health check was begun"),
            "healthcheck.finished": gettext_lazy("A health check was finished"),
            "plan.agreed": gettext_lazy("The plan was agreed"),
        },
        {},
        lambda user, _pk: can_open(user, Audience.WORKER),
    ),
    AuditWords(
        "development.planaction",
        {
            "plan.added": gettext_lazy("Something was put into the plan"),
            "plan.removed": gettext_lazy("Something was taken out of the plan"),
        },
        {"what": gettext_lazy("what to do"), "due": gettext_lazy("due")},
        lambda user, _pk: can_open(user, Audience.WORKER),
    ),
)
BOX = (
    Deed(
        gettext_lazy("Health checks of groups"),
        lambda: reverse("development:checks"),
        lambda user: can_open(user, Audience.WORKER),
        gettext_lazy("health check diagnostic plan development"),
    ),
)
