"""Who reads which problem and offer, agrees to a part, answers, and reports."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.offers.models import Offer, Part, Problem
from hedgerow.offers.types import Shown, Stage, State
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import Kind, Level

TOLD = (State.OPEN, State.ANSWERED, State.CLOSED)


def can_keep(somebody: Somebody, problem: Problem | None = None) -> bool:
    """Our team looks after problems and offers."""
    return is_team(somebody)


def can_state(somebody: Somebody, body: Organisation) -> bool:
    """A body's officers state its problems; our team does it on its behalf."""
    return is_team(somebody) or can_act_for(somebody, body, Level.OFFICER)


def is_shown_to(problem: Problem, group: Organisation) -> bool:
    """Whether a group sees a problem that has been checked."""
    if problem.state not in TOLD or problem.shown == Shown.TEAM:
        return False
    return problem.shown == Shown.PUBLIC or problem.shown_to.filter(organisation=group).exists()


def can_read_whole(somebody: Somebody, offer: Offer) -> bool:
    """The whole offer with what each group does of it: our team, the lead body, and the groups that have a part."""
    if is_team(somebody) or can_lead(somebody, offer):
        return True
    parts = offer.parts.select_related("organisation__merged_into")
    return any(can_act_for(somebody, part.group) for part in parts)


def can_lead(somebody: Somebody, offer: Offer) -> bool:
    """Who puts an offer together, closes periods and sends returns: our team, and the lead group."""
    lead = offer.lead.now
    return is_team(somebody) or (lead.kind != Kind.PUBLIC_BODY and can_act_for(somebody, lead))


def check_lead(somebody: Somebody, offer: Offer) -> None:
    """Raise PermissionDenied unless `can_lead`."""
    if not can_lead(somebody, offer):
        raise PermissionDenied


def can_agree(somebody: Somebody, part: Part) -> bool:
    """A group speaks for its own part; our team writes down what it said."""
    return is_team(somebody) or can_act_for(somebody, part.group)


def can_answer(somebody: Somebody, offer: Offer) -> bool:
    """The body's officers answer an offer that has been put; our team writes down what they said."""
    body = offer.problem.body.now
    return is_team(somebody) or (offer.stage != Stage.BUILDING and can_act_for(somebody, body, Level.OFFICER))


BODY, PART, OFFER = "organisations.organisation:public_body", "offers.part", "offers.offer"
PERMISSIONS = (
    May(_("Check problems and put offers together"), TEAM_HATS, can_keep, "offers.problem"),
    May(
        _("State a public body’s problem to the sector"),
        TEAM_HATS | {Hat.OFFICER},
        can_state,
        BODY,
        _("With a second factor. Our team checks it before groups see it."),
    ),
    May(
        _("Agree to a group’s part of an offer"),
        TEAM_HATS | GROUP_HATS,
        can_agree,
        PART,
        _("Our team writes down what the group said, with whom and when."),
    ),
    May(_("Close a period of an offer and send its return"), TEAM_HATS | GROUP_HATS, can_lead, OFFER),
    May(
        _("Answer an offer for a public body"),
        TEAM_HATS | {Hat.OFFICER},
        can_answer,
        f"{OFFER}:put",
        _("With a second factor. Our team writes down what the body said."),
    ),
)
