"""Acts, the names of records, what happens by night, and forgetting somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.lifecycle.types import LifecycleOffer, Standing, State
from hedgerow.engines.privacy.types import Eraser, Finder
from hedgerow.engines.registry import NightlyJob, RefOffer
from hedgerow.ledger.types import Act
from hedgerow.notices.actions import consortia, readings, telling, wishes
from hedgerow.notices.actions.intentions import close_by_night
from hedgerow.notices.actions.matching import match_all
from hedgerow.notices.models import Consortium, Notice, Reading, Wish
from hedgerow.notices.queries.wishes import of_person

NOTICE, READING, CONSORTIUM, WISH = "notices.notice", "notices.reading", "notices.consortium", "notices.wish"


def notice_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Titles of notices by id."""
    return {str(pk): title for pk, title in Notice.objects.filter(pk__in=list(ids)).values_list("pk", "title")}


def reading_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of files by id."""
    return {str(pk): name for pk, name in Reading.objects.filter(pk__in=list(ids)).values_list("pk", "file")}


def consortium_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Who leads, and for what, by id."""
    rows = Consortium.objects.filter(pk__in=list(ids)).select_related("lead", "notice")
    said = _("%(group)s and others: %(title)s")
    return {str(one.pk): said % {"group": one.lead.name, "title": one.notice.title} for one in rows}


def wish_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """For which group, by id: nobody's address stands in a title."""
    rows = Wish.objects.filter(pk__in=list(ids)).select_related("organisation")
    return {str(one.pk): _("Letters about contracts for %(group)s") % {"group": one.organisation.name} for one in rows}


def wish_url(pk: str) -> str:
    """The page of the group's contracts."""
    held = Wish.objects.filter(pk=pk).first()
    return reverse("notices:own", args=[held.organisation_id]) if held else ""


def standings() -> Iterator[tuple[str, Standing]]:
    """Notices that are open close on the day after their last."""
    rows = Notice.objects.filter(state__in=(State.LIVE, State.PAUSED)).values_list("pk", "ends_on")
    return ((str(pk), Standing(ends_on=ends_on)) for pk, ends_on in rows)


ACTS = (
    Act("notice.told", gettext_lazy("Contracts that groups were told of")),
    Act("notice.told_more", gettext_lazy("Contracts that more groups were told of, later")),
    Act("consortium.formed", gettext_lazy("Groups that came together to bid")),
    Act("notice.nobody", gettext_lazy("Contracts for groups that nobody of ours bid for"), unmet=True),
)
REFS = (
    RefOffer(NOTICE, notice_titles, lambda pk: reverse("notices:notice", args=[pk])),
    RefOffer(READING, reading_titles, lambda pk: reverse("notices:reading", args=[pk])),
    RefOffer(CONSORTIUM, consortium_titles, lambda pk: reverse("notices:consortium", args=[pk])),
    RefOffer(WISH, wish_titles, wish_url),
)
LIFECYCLES = (LifecycleOffer(NOTICE, standings, close_by_night),)
NIGHTLY = (
    NightlyJob("notices.match", match_all),
    NightlyJob("notices.tell", telling.tell),
    NightlyJob("notices.nobody", telling.nobody),
    NightlyJob("notices.settle", consortia.settle),
    NightlyJob("notices.leave_old", readings.leave_old),
)
ERASERS = (Eraser("notices.Wish", wishes.erase),)
FINDERS = (Finder("notices.Wish", of_person),)
