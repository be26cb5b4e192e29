"""Names and addresses of issues, asks and consultations, the search box, and what people send in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.advocacy import actions, rules
from hedgerow.advocacy.models import Ask, Change, Consultation, Issue, Position, Voice
from hedgerow.advocacy.permissions import can_keep
from hedgerow.advocacy.queries import issues
from hedgerow.advocacy.types import Shown
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.kernel.ids import keys
from hedgerow.organisations.queries import live
from hedgerow.places.queries import area_names


def issue_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Issues by id."""
    return {str(pk): said for pk, said in Issue.objects.filter(pk__in=ids).values_list("pk", "sentence")}


def voice_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """The issues that voices raised."""
    rows = Voice.objects.filter(pk__in=ids).values_list("pk", "issue__sentence")
    return {str(pk): said for pk, said in rows}


def position_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """The issues that positions are about."""
    rows = Position.objects.filter(pk__in=ids).values_list("pk", "issue__sentence")
    return {str(pk): said for pk, said in rows}


def ask_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """What was asked, and of whom."""
    rows = Ask.objects.filter(pk__in=ids).values_list("pk", "body__name", "issue__sentence")
    return {str(pk): f"{body}: {said}" for pk, body, said in rows}


def change_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """What changed."""
    return {str(row.pk): str(row) for row in Change.objects.filter(pk__in=ids)}


def consultation_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Consultations by their title."""
    rows = Consultation.objects.filter(pk__in=ids).values_list("pk", "title")
    return {str(pk): title for pk, title in rows}


def voice_url(pk: str) -> str:
    """Our team's page of a voice."""
    return reverse("advocacy:voice", args=[pk])


def position_url(pk: str) -> str:
    """Our team's page of the position of an issue."""
    return reverse("advocacy:position_of", args=[pk])


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Issues by their words: all for our team, public chains for everybody."""
    if can_keep(somebody):
        rows = issues.issues(words=words)[:limit]
        return [Hit(row.sentence, reverse("advocacy:issue", args=[row.pk]), row.get_stage_display()) for row in rows]
    told = issues.told(words=words)[:limit]
    return [Hit(row.sentence, reverse("advocacy:we_said_one", args=[row.pk]), _("we said / they did")) for row in told]


def describe(submission: Any) -> list[Proposed]:
    """An issue as it was sent, with what it is like among ours."""
    told = submission.proposed
    ward, body = told.get("ward", ""), str(told.get("body") or "")
    names = live().filter(pk__in=keys([body])).values_list("name", flat=True)
    like = [row.sentence for row in issues.alike(told["sentence"])[:3]]
    each = (
        (_("Issue"), told["sentence"]),
        (_("More about it"), told.get("about", "")),
        (_("Ward"), area_names([ward]).get(ward, "") if ward else ""),
        (_("Who could change it"), next(iter(names), "")),
        (_("Which group, as they typed it"), told.get("group", "")),
        (_("How it may be shown"), str(Shown(told.get("shown") or Shown.TEAM).label) if told.get("group") else ""),
        (_("Already raised, and like it"), "; ".join(like)),
    )
    return [Proposed(label, "", text) for label, text in each if text]


REFS = (
    RefOffer("advocacy.issue", issue_titles, lambda pk: reverse("advocacy:issue", args=[pk])),
    RefOffer("advocacy.voice", voice_titles, voice_url),
    RefOffer("advocacy.position", position_titles, position_url),
    RefOffer("advocacy.ask", ask_titles, lambda pk: reverse("advocacy:ask", args=[pk])),
    RefOffer("advocacy.change", change_titles, lambda pk: reverse("advocacy:change", args=[pk])),
    RefOffer("advocacy.consultation", consultation_titles, lambda pk: reverse("advocacy:consultation", args=[pk])),
)
SEARCHES = (SearchOffer(lazy("Issues"), find),)
BOX = (
    Deed(
        lazy("Write down an issue"), lambda: reverse("advocacy:add"), can_keep,
        lazy("raise problem campaign voice advocacy add"),
    ),
    Deed(
        lazy("Consultations to answer"), lambda: reverse("advocacy:consultations"), can_keep,
        lazy("respond consult council answer"),
    ),
    Deed(
        lazy("Patterns in requests for help"), lambda: reverse("workflows:patterns"), can_keep,
        lazy("cases issue several groups same"),
    ),
)  # fmt: skip
MODERATED = (
    ModeratedOffer(
        rules.KIND_ISSUE, lazy("Issue raised"), describe, actions.take_issue, can_keep, actions.refuse_issue
    ),
)
