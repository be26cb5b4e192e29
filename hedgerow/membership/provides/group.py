"""How a group stands as a member: on its page for our team, and in its own space."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel import clock
from hedgerow.membership import queries, rules
from hedgerow.membership.models import Spell
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep


def _running(pk: int) -> tuple[Organisation | None, Spell | None]:
    group = Organisation.objects.filter(pk=pk).first()
    return group, queries.running(group) if group else None


def team(pk: int) -> Sequence[GroupLine]:
    """The membership that runs, or the application that waits."""
    group, spell = _running(pk)
    if spell is not None:
        return [_line(spell, reverse("membership:member", args=[spell.pk]))]
    waits = queries.waiting_of(group) if group else None
    if waits is None:
        return []
    url = reverse("membership:application", args=[waits.pk])
    return [GroupLine(_("They want to be a member"), url, _("to be decided"), "warn", waits.answer_by)]


def own(pk: int) -> Sequence[GroupLine]:
    """The same, as the group reads it."""
    group, spell = _running(pk)
    url = reverse("membership:own", args=[pk])
    if spell is not None:
        return [_line(spell, url)]
    waits = queries.waiting_of(group) if group else None
    return [GroupLine(_("Application for membership"), url, _("with us"), "warn", waits.answer_by)] if waits else []


def _line(spell: Spell, url: str) -> GroupLine:
    today = clock.today()
    words = {"late": _("past its day"), "warn": _("due to renew")}
    tone = "late" if spell.runs_to < today else "warn" if spell.runs_to <= today + rules.WARNS else "leaf"
    return GroupLine(spell.kind.name, url, words.get(tone, _("member")), tone, spell.runs_to)


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Renew, when its time has come."""
    _group, spell = _running(pk)
    if spell is None or spell.runs_to > today + rules.WARNS:
        return []
    why = _("It is a member to %(day)s.") % {"day": f"{spell.runs_to:%d.%m.%Y}"}
    return [GroupStep(_("Renew the membership"), why, reverse("membership:own", args=[pk]))]


GROUPS = (
    GroupOffer(
        "membership",
        gettext_lazy("Membership"),
        "person",
        team,
        own,
        steps,
        lambda pk: reverse("membership:own", args=[pk]),
    ),
)
