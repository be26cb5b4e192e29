"""Teams."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hedgerow.accounts.models import Team, User
from hedgerow.engines.audit import actions as audit
from hedgerow.spine.errors import InputError


@transaction.atomic
def save_team(*, by: User | None, name: str, team: Team | None = None) -> Team:
    """A new team, or another name for one; its code stays for ever. Raises InputError for a name that is taken."""
    called = " ".join(name.split())
    if not called:
        raise InputError(_("Say what the team is called."))
    same = Team.objects.filter(name__iexact=called)
    if (same.exclude(pk=team.pk) if team else same).exists():
        raise InputError(_("There is a team of this name already."))
    if team is None:
        team = Team(code=_free_code(called))
    team.name = called
    team.save()
    audit.record(by=by, did="team.saved", ref=team.own_ref, fields=["name"])
    return team


def _free_code(name: str) -> str:
    """A code made from the name, with a number where it is taken."""
    wanted = slugify(name)[:40] or "team"
    taken = set(Team.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    number = 2
    code = wanted
    while code in taken:
        code, number = f"{wanted}-{number}", number + 1
    return code
