"""Who asks groups, who answers for one, who sees which answer, and who keeps promises."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.bridge.models import Promise, Question
from hedgerow.bridge.types import SEEN
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import Kind, Level


def can_keep(somebody: Somebody, record: Any = None) -> bool:
    """Our team checks questions, writes down answers that came by telephone or on paper, and keeps promises."""
    return can_open(somebody, Audience.WORKER)


def check_keep(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(somebody):
        raise PermissionDenied


def can_ask(somebody: Somebody, body: Organisation) -> bool:
    """Officers ask for their own body, with a second factor; our team for any."""
    if body.kind != Kind.PUBLIC_BODY:
        return False
    return can_keep(somebody) or can_act_for(somebody, body, Level.OFFICER)


def can_read(somebody: Somebody, question: Question) -> bool:
    """Everybody reads public questions once groups have them; our team reads all."""
    return can_keep(somebody) or (question.public and question.state in SEEN)


def can_answer(somebody: Somebody, organisation: Organisation) -> bool:
    """Whoever acts for a group answers for it; our team writes down what it was told."""
    return can_keep(somebody) or can_act_for(somebody, organisation)


def can_read_promise(somebody: Somebody, promise: Promise) -> bool:
    """Everybody reads public promises; our team all."""
    return can_keep(somebody) or promise.public


GROUP, BODY = "organisations.organisation", "organisations.organisation:public_body"
PERMISSIONS = (
    May(
        _("Ask groups a question for a public body, read their answers, and say what came of it"),
        TEAM_HATS | {Hat.OFFICER},
        can_ask,
        BODY,
        _(
            "With a second factor. A group that chose not to be named is not named to the body. Our team looks at each first."
        ),
    ),
    May(
        _("Answer a public body’s question for a group"),
        TEAM_HATS | GROUP_HATS,
        can_answer,
        GROUP,
        _("One answer for each group; also by the link of its letter, without signing in."),
    ),
    May(_("Read a question to groups, and what came of it"), frozenset(Hat), can_read, "bridge.question"),
    May(_("Read a promise, and what became of it"), frozenset(Hat), can_read_promise, "bridge.promise"),
    May(_("Write down promises, and say what became of them"), TEAM_HATS, can_keep, "bridge.promise"),
)
