"""Which groups a notice fits, and which notices fit a group, with the reasons of those that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from hedgerow.notices.models import Aside, Match, Notice
from hedgerow.notices.queries.notices import for_groups
from hedgerow.notices.queries.profiles import profiles, wanted
from hedgerow.notices.queries.reasons import all_said, names_for
from hedgerow.notices.rules.matching import judge
from hedgerow.notices.types import Fit, Judged
from hedgerow.organisations.models import Organisation


@dataclass(frozen=True)
class Fitting:
    """A notice and a group that it fits, as both are now, with the reasons in sentences."""

    notice: Notice
    group: Organisation
    judged: Judged
    reasons: tuple[str, ...]

    @property
    def fit(self) -> Fit:
        return self.judged.fit


def groups_for(notice: Notice) -> QuerySet[Match]:
    """Groups that a notice fits, best first."""
    rows = Match.objects.filter(notice=notice, organisation__merged_into__isnull=True)
    return rows.select_related("organisation", "notice").order_by("-fit", "-score", "organisation_id")


def notices_for(group: Organisation) -> QuerySet[Match]:
    """Open notices that fit a group and that it did not put aside, best first."""
    aside = Aside.objects.filter(organisation=group).values("notice")
    rows = Match.objects.filter(organisation=group, notice__in=for_groups().values("pk")).exclude(notice__in=aside)
    return rows.select_related("notice", "organisation").order_by("-fit", "-score", "notice__ends_on", "notice_id")


def aside_of(group: Organisation) -> QuerySet[Aside]:
    """What a group put aside, latest first."""
    return Aside.objects.filter(organisation=group).select_related("notice").order_by("-at")


def explained(rows: Sequence[Match], *, own: bool = False) -> list[Fitting]:
    """Rows of a page with their reasons, worked out of what is known now: a handful of queries at any length. One that
    does not fit any more, since somebody changed something today, is left out."""
    known = profiles({row.organisation_id for row in rows})
    asked = {one.id: one for one in wanted({row.notice_id: row.notice for row in rows}.values())}
    held = [
        (row, judge(asked[row.notice_id], known[row.organisation_id])) for row in rows if row.organisation_id in known
    ]
    fitting = [(row, found) for row, found in held if found.fit != Fit.NO]
    names = names_for(found for _row, found in fitting)
    return [
        Fitting(row.notice, row.organisation, found, all_said(found, names, own=own, text=_text(row.notice)))
        for row, found in fitting
    ]


def fit_of(notice: Notice, group: Organisation) -> Fitting | None:
    """One notice against one group, whatever comes of it; None where contracts are not for such an organisation."""
    known = profiles([group.pk]).get(group.pk)
    if known is None:
        return None
    found = judge(wanted([notice])[0], known)
    return Fitting(notice, group, found, all_said(found, names_for([found]), own=True, text=_text(notice)))


def _text(notice: Notice) -> str:
    return " ".join((notice.title, *notice.cpv_titles))
