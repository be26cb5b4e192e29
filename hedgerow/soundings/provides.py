"""What the three questions offer: the reminder, forgetting, and what waits for a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import is_team
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import Deed, NightlyJob, RefOffer
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.soundings import actions
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.queries.asked import askings_of, of_group, with_names_before
from hedgerow.soundings.types import NAMES_KEPT_DAYS, Stage

SOUNDING = "soundings.sounding"


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Three questions before or after support, by id."""
    words = {Stage.BEFORE: _("Three questions before support"), Stage.AFTER: _("Three questions after support")}
    rows = Sounding.objects.filter(pk__in=list(ids)).values_list("pk", "stage")
    return {str(pk): words[Stage(stage)] for pk, stage in rows}


def nothing(pk: int) -> Sequence[GroupLine]:
    """Nothing is in hand: the questions need not be answered."""
    return ()


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """The questions, while they may be answered."""
    waiting = of_group(pk).first()
    if waiting is None:
        return ()
    why = _("A minute, and only if you like: it shows whether our help does any good.")
    return (GroupStep(_("Answer three short questions"), why, reverse("soundings:own", args=[pk])),)


REFS = (RefOffer(SOUNDING, titles, lambda pk: reverse("soundings:told", args=[pk])),)
NIGHTLY = (NightlyJob("soundings.remind", actions.remind),)
GROUPS = (
    GroupOffer(
        "soundings",
        gettext_lazy("Three short questions"),
        "tick",
        nothing,
        nothing,
        steps,
        lambda pk: reverse("soundings:own", args=[pk]),
    ),
)
ERASERS = (
    Eraser(
        "soundings.Sounding",
        actions.erase,
        goes=False,
        words=gettext_lazy(
            "Their name and address are removed. The three answers stay, as numbers that tell of nobody."
        ),
    ),
)
FINDERS = (Finder("soundings.Sounding", askings_of),)
RETENTION = (
    RetentionRule(
        kind="soundings.names",
        title=gettext_lazy("Who was asked three questions"),
        does=gettext_lazy("Name and e-mail address are removed. The answers stay, as numbers that tell of nobody."),
        after=NAMES_KEPT_DAYS,
        ground=gettext_lazy("Long enough to ask again after support; we promise it where they answer."),
        find=with_names_before,
        act=actions.erase,
        always=True,
        names=SOUNDING,
    ),
)
BOX = (
    Deed(
        gettext_lazy("Three questions: what changed for groups"),
        lambda: reverse("soundings:reading"),
        is_team,
        gettext_lazy("belonging confidence connected baseline survey before after change"),
    ),
)
AUDIT = (
    AuditWords(
        SOUNDING,
        {
            "sounding.answered": gettext_lazy("Three questions were answered"),
            "sounding.declined": gettext_lazy("They would rather not answer"),
        },
        {},
        lambda user, _pk: is_team(user),
    ),
)
