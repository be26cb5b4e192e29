"""Who may read and do what with our own grants. An interest in an application keeps it from somebody everywhere."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, can_open, is_team
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.ledger.queries.entries import names_of
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import access_of
from hedgerow.people.models import Role
from hedgerow.programmes.models import Application, Assessor, CoApplicant, Round
from hedgerow.programmes.types import ApplicationState, RoundState

UNDECIDED = (RoundState.OPEN, RoundState.ASSESSING)


def check_team(somebody: Somebody) -> None:
    """Raise PermissionDenied unless somebody is of our team."""
    if not is_team(somebody):
        raise PermissionDenied


def check_manager(somebody: Somebody) -> None:
    """Raise PermissionDenied unless somebody manages the place."""
    if not can_open(somebody, Audience.MANAGER):
        raise PermissionDenied


def tied_to(user: User) -> set[int]:
    """The organisations that somebody acts for, or holds a role in that is not over, by all ids under which they are known:
    what their record gives away of an interest."""
    acting = set(access_of(user).values_list("organisation", flat=True))
    return names_of(acting | set(_roles_of(user).values_list("organisation", flat=True)))


def _roles_of(user: User) -> QuerySet[Role]:
    not_over = Q(until__isnull=True) | Q(until__gt=clock.today())
    return Role.objects.filter(not_over, contact__user=user).order_by()


def _owed(user: User) -> Q:
    """Applications that came in since an assessor last said where they have an interest, while the round is not decided."""
    unsaid = Q(declared_at__isnull=True) | Q(declared_at__lt=OuterRef("sent_at"))
    asked = Assessor.objects.filter(unsaid, user=user, round=OuterRef("round"), round__state__in=UNDECIDED)
    return Q(state=ApplicationState.SENT) & Q(Exists(asked))


def owes(somebody: Somebody, held: Round) -> bool:
    """Whether somebody must say first where they have an interest, before they read more of a round."""
    return isinstance(somebody, User) and Application.objects.filter(_owed(somebody), round=held).exists()


def withheld(somebody: Somebody) -> Q:
    """The applications that are kept from somebody, whatever they are otherwise: those in which they said an interest,
    those of organisations that they are tied to, and, where they assess, those of which they have not said yet. Every list,
    count, page and file for assessors and our team leaves them out (`.exclude(withheld(somebody))`)."""
    if not isinstance(somebody, User):
        return Q(pk__in=())
    acting, roles = access_of(somebody).order_by().values("organisation"), _roles_of(somebody).values("organisation")
    said = Application.objects.filter(conflicts__user=somebody).order_by().values("pk")
    tied = Q()
    for group in ("organisation", "organisation__merged_into", "organisation__merged_into__merged_into"):
        tied |= Q(**{f"{group}__in": acting}) | Q(**{f"{group}__in": roles})
    joint = CoApplicant.objects.filter(tied).order_by().values("application")
    return tied | Q(pk__in=said) | Q(pk__in=joint) | _owed(somebody)


def is_withheld(somebody: Somebody, application: Application) -> bool:
    """Whether one application is kept from somebody."""
    return Application.objects.filter(withheld(somebody), pk=application.pk).exists()


def can_read_round(somebody: Somebody, held: Round) -> bool:
    """Everybody reads a round that was opened; our team drafts too."""
    return is_team(somebody) or held.state != RoundState.DRAFT


def can_run(somebody: Somebody, held: Round) -> bool:
    """Our team runs rounds."""
    return is_team(somebody)


def assessor_of(somebody: Somebody, held: Round) -> Assessor | None:
    """Somebody as an assessor of a round, if they were asked."""
    if not isinstance(somebody, User):
        return None
    return Assessor.objects.filter(round=held, user=somebody).first()


def can_write(somebody: Somebody, application: Application) -> bool:
    """The group's own people write its application; our team helps with those it has no interest in."""
    return can_act_for(somebody, application.organisation.now)


def check_write(somebody: Somebody, application: Application) -> None:
    """Raise PermissionDenied unless `can_write`."""
    if not can_write(somebody, application):
        raise PermissionDenied


def can_assess(somebody: Somebody, application: Application) -> bool:
    """Whoever was asked to assess the round, and has said where they have an interest, reads and scores what was sent in and
    is not kept from them."""
    held = assessor_of(somebody, application.round)
    ready = held is not None and held.declared_at is not None and application.state == ApplicationState.SENT
    return ready and not is_withheld(somebody, application)


def check_assess(somebody: Somebody, application: Application) -> None:
    """Raise PermissionDenied unless `can_assess`."""
    if not can_assess(somebody, application):
        raise PermissionDenied


def can_read(somebody: Somebody, application: Application) -> bool:
    """The group itself; our team, what was sent in and is not kept from it; assessors."""
    if can_act_for(somebody, application.organisation.now):
        return True
    sent = application.state == ApplicationState.SENT
    team = is_team(somebody) and sent and not is_withheld(somebody, application)
    return team or can_assess(somebody, application)


def check_decide(somebody: Somebody, application: Application) -> None:
    """Our team decides, and nobody an application that is kept from them. Raise PermissionDenied."""
    check_team(somebody)
    if is_withheld(somebody, application):
        raise PermissionDenied


def can_apply(somebody: Somebody, organisation: Organisation) -> bool:
    """A group's own people apply for it."""
    return can_act_for(somebody, organisation)


def check_apply(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_apply`."""
    if not can_apply(somebody, organisation):
        raise PermissionDenied


ROUND, APPLICATION = "programmes.round", "programmes.application"
PERMISSIONS = (
    May(_("Read about a round of grants"), frozenset(Hat), can_read_round, ROUND),
    May(_("Run a round of grants"), TEAM_HATS, can_run, ROUND),
    May(_("Write a group’s application for a grant"), GROUP_HATS, can_write, APPLICATION),
    May(
        _("Read an application for a grant"),
        GROUP_HATS | TEAM_HATS,
        can_read,
        APPLICATION,
        _(
            "Nobody of our team who has an interest in it; assessors of its round, when they have said where they have one."
        ),
    ),
)
