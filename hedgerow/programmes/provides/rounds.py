"""What rounds offer: to-dos, search, links by ref, the way back to an application, and what the night does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.engines.files.types import FileOffer
from hedgerow.engines.registry import Deed, Hit, NightlyJob, RefOffer, SearchOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.kernel.ids import key, keys
from hedgerow.programmes import actions
from hedgerow.programmes.actions.letters import PURPOSE, own_page
from hedgerow.programmes.models import Application, Programme, Round
from hedgerow.programmes.permissions import can_read
from hedgerow.programmes.queries.rounds import rounds_seen_by
from hedgerow.programmes.types import ApplicationState, RoundState
from hedgerow.shell.templatetags.shell import plain_date

WAY_BACK = timedelta(days=14)


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Rounds by id."""
    return {str(pk): title for pk, title in Round.objects.filter(pk__in=keys(ids)).values_list("pk", "title")}


def programme_names(ids: Sequence[str]) -> Mapping[str, str]:
    """Programmes by id."""
    return {str(pk): name for pk, name in Programme.objects.filter(pk__in=keys(ids)).values_list("pk", "name")}


def application_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Applications by id: by the round, so that nothing is told of one that is kept from somebody."""
    rows = Application.objects.filter(pk__in=keys(ids)).values_list("pk", "round__title")
    return {str(pk): _("an application: %(round)s") % {"round": title} for pk, title in rows}


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Rounds by words of their titles."""
    rows = rounds_seen_by(somebody)
    for word in words.split()[:8]:
        rows = rows.filter(title__icontains=word)
    name = "run" if is_team(somebody) else "round"
    return [Hit(one.title, reverse(f"programmes:{name}", args=[one.pk]), one.programme.name) for one in rows[:limit]]


def due(somebody: Somebody, today: date) -> Iterator[Due]:
    """Rounds whose last day has passed, until they are assessed and everybody is told."""
    if not is_team(somebody):
        return
    rows = Round.objects.filter(state__in=(RoundState.OPEN, RoundState.ASSESSING), closes_on__lt=today)
    for one in rows.order_by("decision_by"):
        words = {
            RoundState.OPEN: _("Begin to assess “%(round)s”"),
            RoundState.ASSESSING: _("Decide “%(round)s” and tell everybody"),
        }[RoundState(one.state)]
        at = reverse("programmes:run", args=[one.pk])
        yield Due(words % {"round": one.title}, one.decision_by, str(one.ref), at, one.owner_id)


def back_page(link: Link) -> LinkPage | None:
    """The way back to an application, while it can be gone on with."""
    held = _of(link)
    if held is None or held.state != ApplicationState.DRAFT or not held.round.takes(clock.now()):
        return None
    told = {"group": held.organisation.name, "day": plain_date(held.round.closes_on)}
    text = _("The application of %(group)s is as you left it. You can go on until the end of %(day)s.") % told
    return LinkPage(held.round.title, text, _("Go on with it"))


def go_back(link: Link) -> str:
    """Go on to it."""
    held = _of(link)
    assert held is not None, "a link without an application has no page"
    return own_page(held)


def _of(link: Link) -> Application | None:
    pk = key(link.ref.rpartition(":")[2])
    return Application.objects.select_related("round", "organisation").filter(pk=pk or 0).first()


def may_read(user: Any, pk: str) -> bool:
    """Whether somebody may have the files of an application: whoever reads it."""
    held = Application.objects.select_related("round", "organisation").filter(pk=key(pk) or 0).first()
    return held is not None and can_read(user, held)


REFS = (
    RefOffer("programmes.round", titles, lambda pk: reverse("programmes:round", args=[pk])),
    RefOffer("programmes.programme", programme_names, lambda pk: reverse("programmes:change_programme", args=[pk])),
    RefOffer("programmes.application", application_titles, lambda pk: reverse("programmes:application", args=[pk])),
)
SEARCHES = (SearchOffer(gettext_lazy("Our grants"), find),)
TODO = (TodoOffer("programmes.rounds", due),)
LINKS = (
    LinkOffer(
        PURPOSE,
        back_page,
        go_back,
        lasts=WAY_BACK,
        signs_in=True,
        over=gettext_lazy("Sign in with your e-mail address: what you wrote is in your space, under “Grants”."),
    ),
)
FILES = (FileOffer("programmes.application", may_read),)
NIGHTLY = (NightlyJob("programmes.remind_unsent", actions.remind_unsent),)
BOX = (
    Deed(
        gettext_lazy("Prepare a round of grants"),
        lambda: reverse("programmes:running"),
        is_team,
        gettext_lazy("grant programme round small grants fund panel"),
    ),
)
