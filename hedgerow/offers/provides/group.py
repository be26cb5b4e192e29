"""Offers on the page of one group, and on the front page of its space."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.kernel import clock
from hedgerow.offers import queries
from hedgerow.offers.models import Part
from hedgerow.offers.queries.standing import STAGE_TONES
from hedgerow.offers.types import Stage
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.shell.templatetags.shell import plain_date

MOST = 5
OPEN = (Stage.BUILDING, Stage.PUT, Stage.ASKED, Stage.DELIVERY)


def _parts(pk: int) -> list[Part]:
    return list(queries.parts_of(Organisation(pk=pk)).filter(offer__stage__in=OPEN).exclude(taken=False)[:MOST])


def _line(part: Part, url: str) -> GroupLine:
    stage = Stage(part.offer.stage)
    return GroupLine(part.offer.problem.title, url, stage.label, STAGE_TONES[stage], part.until)


def team(pk: int) -> Sequence[GroupLine]:
    """Its parts of offers that are in hand, for our team."""
    return [_line(part, reverse("offers:part", args=[part.pk])) for part in _parts(pk)]


def own(pk: int) -> Sequence[GroupLine]:
    """The same, as the group opens them."""
    return [_line(part, reverse("offers:own_part", args=[pk, part.pk])) for part in _parts(pk)]


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Parts that wait for its word, and reports that it owes."""
    group = Organisation(pk=pk)
    asked = [
        GroupStep(
            _("Agree to your part: %(title)s") % {"title": part.offer.problem.title},
            _("Nothing goes to %(body)s before you have.") % {"body": part.offer.problem.body.name},
            reverse("offers:own_part", args=[pk, part.pk]),
        )
        for part in queries.to_agree(group)[:MOST]
    ]
    owed = queries.owed_reports(today or clock.today(), queries.parts_of(group))[:MOST]
    return [
        *asked,
        *(
            GroupStep(
                _("Tell what you did: %(title)s") % {"title": one.part.offer.problem.title},
                _("It is due on %(day)s.") % {"day": plain_date(one.period.due)},
                reverse("offers:own_report", args=[pk, one.pk]),
            )
            for one in owed
        ),
    ]


GROUPS = (
    GroupOffer(
        "offers", gettext_lazy("Offers to public bodies"), "hands", team, own, steps,
        lambda pk: reverse("offers:own", args=[pk]),
    ),
)  # fmt: skip
