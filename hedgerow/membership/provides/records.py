"""What there is of membership for search, My work, the night, evidence and privacy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import Deed, Hit, NightlyJob, OpeningStep, RefOffer, SearchOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.ledger.types import Act
from hedgerow.membership import actions, queries
from hedgerow.membership.models import Application, Kind
from hedgerow.membership.permissions import can_keep, can_set_kinds
from hedgerow.membership.types import Filters, Standing

YEAR = 365


def application_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Which group applied, by the id of the application."""
    rows = Application.objects.filter(pk__in=ids)
    return {str(pk): name for pk, name in rows.values_list("pk", "group_name")}


def spell_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Whose membership it is, by its id."""
    rows = queries.with_all().filter(pk__in=ids)
    return {
        str(row.pk): _("Membership of %(group)s") % {"group": queries.current(row).name} for row in rows
    }  # fmt: skip


def kind_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of kinds by id."""
    rows = Kind.objects.filter(pk__in=ids)
    return {str(pk): name for pk, name in rows.values_list("pk", "name")}


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """Applications that nobody has answered, for everybody of our team; and one line for members past their day."""
    if not can_keep(somebody):
        return
    for one in queries.applications().filter(answered_at__isnull=True)[:50]:
        url = reverse("membership:application", args=[one.pk])
        yield Due(_("They want to be a member"), one.answer_by, ref=str(one.ref), url=url, about=one.group_name)
    past = queries.counts(today)[Standing.GRACE]
    if past:
        words = ngettext("One member is past its day", "%(n)d members are past their day", past) % {"n": past}
        yield Due(words, None, url=reverse("membership:members") + "?standing=grace")


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Members by what they are called, for our team."""
    if not can_keep(somebody):
        return []
    rows = queries.listed(Filters(words=words)).order_by("organisation__name", "pk")[:limit]
    return [
        Hit(queries.current(row).name, reverse("membership:member", args=[row.pk]), row.kind.name) for row in rows
    ]  # fmt: skip


ACTS = (
    Act("member.joined", gettext_lazy("Groups that became members")),
    Act("member.renewed", gettext_lazy("Memberships renewed")),
    Act("member.lapsed", gettext_lazy("Memberships that lapsed")),
    Act("member.left", gettext_lazy("Members who left")),
    Act("application.declined", gettext_lazy("Applications for membership not accepted")),
    Act("member.unanswered", gettext_lazy("Applications for membership not answered in time"), unmet=True),
)
REFS = (
    RefOffer("membership.application", application_titles, lambda pk: reverse("membership:application", args=[pk])),
    RefOffer("membership.spell", spell_titles, lambda pk: reverse("membership:member", args=[pk])),
    RefOffer("membership.kind", kind_titles, lambda pk: reverse("membership:kind", args=[pk])),
)
TODO = (TodoOffer("membership", due),)
SEARCHES = (SearchOffer(gettext_lazy("Members"), find),)
NIGHTLY = (
    NightlyJob("membership.ends", actions.look_at_ends),
    NightlyJob("membership.unanswered", actions.note_unanswered),
)
OPENING = (OpeningStep("membership.kinds", actions.seed),)
BOX = (
    Deed(
        gettext_lazy("Write down a new member"),
        lambda: reverse("membership:add"),
        can_keep,
        gettext_lazy("member join membership add"),
    ),
    Deed(
        gettext_lazy("The members’ roll on a day"),
        lambda: reverse("membership:members"),
        can_keep,
        gettext_lazy("roll list members voters date"),
    ),
    Deed(
        gettext_lazy("Import a table of members"),
        lambda: reverse("imports:upload", args=["members"]),
        can_keep,
        gettext_lazy("spreadsheet csv excel upload list import membership"),
    ),
    Deed(
        gettext_lazy("Kinds of membership and fees"),
        lambda: reverse("membership:kinds"),
        can_set_kinds,
        gettext_lazy("fee price kinds membership settings"),
    ),
)
ERASERS = (Eraser("membership.Application", actions.forget, goes=False),)
FINDERS = (Finder("membership.Application", queries.applications_of),)
RETENTION = (
    RetentionRule(
        kind="membership.applications",
        title=gettext_lazy("Who applied for membership"),
        does=gettext_lazy("Who applied, and what they wrote, is removed two years after it was decided."),
        after=2 * YEAR,
        ground=gettext_lazy("Long enough to answer a complaint; that the group applied, and the roll, stay."),
        find=queries.old_applications,
        act=actions.forget,
    ),
)
