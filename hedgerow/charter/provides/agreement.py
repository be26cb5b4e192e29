"""The agreement's names and addresses, what waits for a signature, and the page behind the link of its letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import Link
from hedgerow.accounts.permissions import is_team
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.charter import actions, queries
from hedgerow.charter.actions.letters import SIGN
from hedgerow.charter.models import Agreement, BodyPriority, Party
from hedgerow.charter.permissions import can_write
from hedgerow.charter.types import How, State
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.registry import Deed, RefOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.refs import parse
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep

ASKED_DAYS = 14


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Versions by id."""
    rows = Agreement.objects.filter(pk__in=list(ids)).values_list("pk", "title", "number")
    return {str(pk): _("%(title)s, version %(n)s") % {"title": title, "n": number} for pk, title, number in rows}


def address(pk: str) -> str:
    """Where a version is read; a draft, where it is written."""
    found = Agreement.objects.filter(pk=pk).first()
    if found is None or found.state == State.DRAFT:
        return reverse("charter:agreement")
    return reverse("charter:version", args=[found.number])


def priority_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Priorities of public bodies by id, in their words."""
    return {str(one.pk): str(one) for one in BodyPriority.objects.filter(pk__in=list(ids))}


def priority_address(pk: str) -> str:
    """The page of its body's priorities."""
    body = BodyPriority.objects.filter(pk=pk).values_list("body", flat=True).first()
    return reverse("charter:under_body", args=[body or 0])


def due(user: Any, today: date) -> Iterable[Due]:
    """For managers: who was asked and has not signed, and when the agreement is to be looked at again."""
    if not can_write(user):
        return
    found = queries.open_version()
    if found is not None and found.state == State.PUT and found.put_on:
        waiting = sum(signature is None for _party, signature in queries.parties(found))
        if waiting:
            what = _("Signatures still to come: %(n)s") % {"n": waiting}
            yield Due(what, date.fromordinal(found.put_on.toordinal() + ASKED_DAYS), url=reverse("charter:signing"))
    now = queries.in_force()
    if now is not None and now.review_by and found is None:
        yield Due(_("Look at our agreement again"), now.review_by, url=reverse("charter:agreement"))


def _party(link: Link) -> Party | None:
    """The party that a link may still sign for: these very words still stand, and it has not signed them."""
    found = Party.objects.select_related("agreement", "organisation").filter(pk=int(parse(link.ref).id)).first()
    if found is None or found.agreement.sha256 != link.data.get("sha256"):
        return None
    return None if found.signatures.filter(sha256=found.agreement.sha256).exists() else found


def page(link: Link) -> LinkPage | None:
    """For whom, as what, and where to read it first."""
    party = _party(link)
    if party is None:
        return None
    told = {"name": party.organisation.name, "title": party.agreement.title, "role": link.data["role"]}
    text = _("You sign for %(name)s as: %(role)s. Your own name is not kept. Read it first, at %(address)s")
    told["address"] = reverse("charter:version", args=[party.agreement.number])
    return LinkPage(_("Sign “%(title)s”?") % told, text % told, _("Yes, we sign it"))


def act(link: Link) -> str:
    """Sign, and lead to what was signed."""
    party = _party(link)
    assert party is not None, "its page would have said that it is over"
    words = party.agreement.sha256
    actions.sign(by=None, party=party, sha256=words, role=link.data["role"], how=How.LINK)
    return reverse("charter:version", args=[party.agreement.number])


def _lines(pk: int) -> list[GroupLine]:
    rows = [(party, signature) for party, signature in queries.asked_of(pk) if signature]
    return [
        GroupLine(
            party.agreement.title,
            reverse("charter:version", args=[party.agreement.number]),
            _("signed"),
            "leaf",
            signature.on,
        )
        for party, signature in rows[:1]
        if signature
    ]


def steps(pk: int, today: date) -> Sequence[GroupStep]:
    """A version that is put, and which the group has not signed."""
    rows = [party for party, signature in queries.asked_of(pk) if not signature and party.agreement.state == State.PUT]
    url = reverse("charter:own", args=[pk])
    return [
        GroupStep(_("Sign: %(title)s") % {"title": one.agreement.title}, _("You are asked to."), url) for one in rows
    ]


DEEDS = {
    "agreement.begun": gettext_lazy("A version was begun"),
    "agreement.changed": gettext_lazy("Changed"),
    "agreement.part_changed": gettext_lazy("A part was changed"),
    "agreement.promise_added": gettext_lazy("A promise was added"),
    "agreement.performer_added": gettext_lazy("Somebody who does the work was named"),
    "agreement.match_added": gettext_lazy("A word was matched with another scheme"),
    "agreement.match_dropped": gettext_lazy("A match was taken out"),
    "agreement.put": gettext_lazy("Put to those who sign"),
    "agreement.taken_back": gettext_lazy("Taken back, to write on"),
    "agreement.party_added": gettext_lazy("Somebody was asked to sign"),
    "agreement.party_dropped": gettext_lazy("Somebody is not asked any more"),
    "agreement.asked": gettext_lazy("A letter asked for a signature"),
    "agreement.signed": gettext_lazy("Signed"),
    "agreement.agreed": gettext_lazy("Agreed"),
}
PRIORITY = {
    "body_priority.added": gettext_lazy("Written down"),
    "body_priority.changed": gettext_lazy("Put right"),
    "body_priority.ended": gettext_lazy("Said anew, so that this ends"),
}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return is_team(user)


REFS = (
    RefOffer("charter.agreement", titles, address),
    RefOffer("charter.bodypriority", priority_titles, priority_address),
)
AUDIT = (
    AuditWords("charter.agreement", DEEDS, {}, team_reads),
    AuditWords("charter.bodypriority", PRIORITY, {}, team_reads),
)
TODO = (TodoOffer("charter", due),)
LINKS = (
    LinkOffer(
        SIGN,
        page=page,
        act=act,
        over=gettext_lazy("It may be signed already, or its words have changed. Ask whoever wrote to you."),
    ),
)
GROUPS = (
    GroupOffer(
        "agreement",
        gettext_lazy("Our local agreement"),
        "charter",
        _lines,
        _lines,
        steps,
        lambda pk: reverse("charter:own", args=[pk]),
    ),
)
BOX = (
    Deed(
        gettext_lazy("Our local agreement"),
        lambda: reverse("charter:agreement"),
        can_write,
        gettext_lazy("agreement charter promises sign version"),
    ),
)
