"""The case: what is looked at before it is shown, the page behind the link that asks a group, and how people are forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.permissions import is_team
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed
from hedgerow.engines.privacy.types import Eraser, Finder
from hedgerow.engines.registry import Deed, RefOffer
from hedgerow.evidence.actions import case_voices as actions
from hedgerow.evidence.models import Backing, CaseIssue, Quote
from hedgerow.evidence.queries import case_voices as voices
from hedgerow.evidence.queries.case import issued
from hedgerow.evidence.types.case import How
from hedgerow.kernel.refs import parse
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolved_ids
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep

A_YEAR = timedelta(days=365)


def quote_of(submission: Any) -> Quote | None:
    """The quote that waits."""
    return Quote.objects.select_related("organisation").filter(pk=int(parse(submission.ref).id)).first()


def describe(submission: Any) -> Sequence[Proposed]:
    """What is said, of whom, and how they are named."""
    found = quote_of(submission)
    if found is None or not found.text:
        return [Proposed(_("Quote"), "", _("It was taken back."))]
    whose = " · ".join(filter(None, (found.name, found.role, found.organisation.name)))
    return [
        Proposed(_("What they say"), "", found.text),
        Proposed(_("Who"), "", whose),
        Proposed(_("How they may be named"), "", str(found.get_naming_display())),
    ]


def accept(by: Any, submission: Any) -> object:
    """Show it."""
    found = quote_of(submission)
    assert found is not None, "quotes are never deleted"
    return actions.show_quote(by=by, quote=found)


def refuse(by: Any, submission: Any, _why: str) -> object:
    """Do not use it, and let its words go."""
    found = quote_of(submission)
    return actions.refuse_quote(by=by, quote=found) if found else None


def _asked(link: Link) -> Organisation | None:
    named = int(parse(link.ref).id)
    return Organisation.objects.filter(pk=resolved_ids([named])[named], closed_on__isnull=True).first()


def page(link: Link) -> LinkPage | None:
    """Whether the group stands behind the case; where it does, whether it takes that back."""
    group = _asked(link)
    if group is None or issued() is None:
        return None
    told = {"group": group.name, "role": link.data["role"], "address": reverse("evidence:the_case")}
    if voices.backing_of(group.pk):
        title, button = _("%(group)s stands behind the case. Take that back?"), _("Yes, take it back")
        return LinkPage(title % told, _("Its name is gone from the page at once."), button)
    text = _("It is at %(address)s. Its name is shown with “%(role)s”, and no name of yours. This link takes it back.")
    return LinkPage(_("Does %(group)s stand behind the case?") % told, text % told, _("Yes, we stand behind it"))


def act(link: Link) -> str:
    """Sign, or take it back."""
    group = _asked(link)
    assert group is not None, "its page would have said that it is over"
    if voices.backing_of(group.pk):
        actions.withdraw_backing(by=None, organisation=group)
    else:
        actions.back(by=None, organisation=group, role=link.data["role"], how=How.LINK)
    return reverse("evidence:the_case")


def lines(pk: int) -> Sequence[GroupLine]:
    """That the group stands behind the case."""
    found = voices.backing_of(pk)
    url = reverse("evidence:own_case", args=[pk])
    return [GroupLine(_("We stand behind the case"), url, _("signed"), "leaf", found.signed_on)] if found else []


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """Nothing waits: whoever stands behind it does so of their own will."""
    return ()


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Issues by id."""
    rows = CaseIssue.objects.filter(pk__in=list(ids)).values_list("pk", "number")
    return {str(pk): _("The case for infrastructure, issue %(n)s") % {"n": number} for pk, number in rows}


def address(pk: str) -> str:
    """Where an issue is read."""
    number = CaseIssue.objects.filter(pk=pk).values_list("number", flat=True).first()
    return reverse("evidence:case_issue", args=[number or 0])


def voice_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Quotes by id, by their group alone."""
    rows = Quote.objects.filter(pk__in=list(ids)).values_list("pk", "organisation__name")
    return {str(pk): _("A quote of %(group)s") % {"group": name} for pk, name in rows}


def backing_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Signatures by id, by their group."""
    rows = Backing.objects.filter(pk__in=list(ids)).values_list("pk", "organisation__name")
    return {str(pk): _("The signature of %(group)s") % {"group": name} for pk, name in rows}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return is_team(user)


REFS = (
    RefOffer("evidence.caseissue", titles, address),
    RefOffer("evidence.quote", voice_titles, lambda pk: reverse("evidence:case_voices")),
    RefOffer("evidence.backing", backing_titles, lambda pk: reverse("evidence:case_voices")),
)
AUDIT = (
    AuditWords("evidence.casetext", {"case.changed": gettext_lazy("Changed")}, {}, team_reads),
    AuditWords("evidence.caseissue", {"case.issued": gettext_lazy("Issued")}, {}, team_reads),
    AuditWords(
        "evidence.backing",
        {
            "case.backed": gettext_lazy("Signed"),
            "case.backing_withdrawn": gettext_lazy("Taken back"),
        },
        {},
        team_reads,
    ),
    AuditWords(
        "evidence.quote",
        {
            "quote.made": gettext_lazy("Said"),
            "quote.shown": gettext_lazy("Shown"),
            "quote.refused": gettext_lazy("Not used"),
            "quote.withdrawn": gettext_lazy("Taken back"),
        },
        {},
        team_reads,
    ),
)
MODERATED = (ModeratedOffer(actions.QUOTED, gettext_lazy("A quote for the case"), describe, accept, is_team, refuse),)
LINKS = (
    LinkOffer(
        actions.BACK,
        page=page,
        act=act,
        lasts=A_YEAR,
        once=False,
        over=gettext_lazy("Ask whoever wrote to you for another link."),
    ),
)
GROUPS = (
    GroupOffer(
        "case",
        gettext_lazy("The case for infrastructure"),
        "voice",
        lines,
        lines,
        steps,
        lambda pk: reverse("evidence:own_case", args=[pk]),
    ),
)
ERASERS = (
    Eraser(
        "evidence.Quote",
        actions.erase_quotes,
        goes=False,
        words=gettext_lazy("Their words and how they were named go; that there was a quote stays."),
    ),
)
FINDERS = (Finder("evidence.Quote", voices.quotes_by),)
BOX = (
    Deed(
        gettext_lazy("The case for infrastructure"),
        lambda: reverse("evidence:case"),
        is_team,
        gettext_lazy("case value costs funding why"),
    ),
)
