"""Funders who gave here, as the list of drafts shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.funders.queries.sentences import quiet_since
from hedgerow.funders.rules.profiles import is_quiet
from hedgerow.funders.types import Award
from hedgerow.funding.models import FunderDraft
from hedgerow.funding.queries.day_one import Draft
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.shell.templatetags.shell import short_date


@dataclass(frozen=True)
class DraftRow:
    """A draft with its evidence in sentences."""

    draft: FunderDraft
    evidence: tuple[str, ...]
    quiet: str
    url: str


def row(one: Draft, place: str) -> DraftRow:
    """One draft of the list."""
    if one.profile is None:
        gone = _("Its awards are not among the open data any more.")
        return DraftRow(one.row, (gone,), "", "")
    quiet = quiet_since(one.profile.last) if is_quiet(one.profile.last, clock.today()) else ""
    url = reverse("funders:funder", args=[one.profile.key])
    return DraftRow(
        one.row, tuple(filter(None, (_sum(one, place), _ours(one), _latest(one), _others(one)))), quiet, url
    )


def _sum(one: Draft, place: str) -> str:
    assert one.profile is not None
    return ngettext(
        "One award to %(place)s in three years: %(sum)s.",
        "%(n)s awards to %(groups)s groups in %(place)s in three years: %(sum)s together.",
        one.profile.here,
    ) % {
        "n": f"{one.profile.here:,}",
        "groups": f"{one.profile.here_recipients:,}",
        "place": place,
        "sum": pounds(one.profile.here_pence),
    }


def _ours(one: Draft) -> str:
    if not one.ours:
        return ""
    return ngettext("One of the groups is in our records.", "%(n)s of the groups are in our records.", one.ours) % {
        "n": f"{one.ours:,}"
    }


def _latest(one: Draft) -> str:
    told = ", ".join(_award(award) for award in one.latest)
    return _("The latest: %(awards)s.") % {"awards": told} if told else ""


def _award(award: Award) -> str:
    return _("%(sum)s to %(name)s (%(day)s)") % {
        "sum": pounds(award.pence), "name": award.name or _("a group without a name"), "day": short_date(award.on)
    }  # fmt: skip


def _others(one: Draft) -> str:
    if not one.others:
        return ""
    return ngettext(
        "Another fund of it is written down already.", "%(n)s other funds of it are written down already.", one.others
    ) % {"n": one.others}
