"""Saying what became of each idea and why, and telling everybody who asked."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.lifecycle.types import State
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.participation.actions.asking import ACTIVITY
from hedgerow.participation.models import Conversation, Idea, Support
from hedgerow.participation.permissions import check_team
from hedgerow.participation.types import Decision
from hedgerow.spine.errors import InputError


@transaction.atomic
def decide_idea(*, by: User, idea: Idea, decision: Decision | str, reason: str) -> Idea:
    """Say what becomes of an idea, and why. Nobody outside our team reads it before `answer`.

    Raises InputError where no reason is given, or everybody has been told already.
    """
    check_team(by)
    held = Idea.objects.select_for_update(of=("self",)).select_related("conversation").in_bulk([idea.pk])[idea.pk]
    if held.conversation.answered_at is not None:
        raise InputError(_("What was decided has been told. It stays as it is."))
    if not Decision(decision) or not reason.strip():
        raise InputError(_("Say what becomes of it, and why: the person who wrote it will read it."))
    held.decision, held.reason = Decision(decision), reason.strip()[:1500]
    held.save(update_fields=["decision", "reason"])
    record(by=by, did="idea.decided", ref=held.ref, fields=["decision", "reason"])
    return held


@transaction.atomic
def answer(*, by: User, conversation: Conversation, summary: str) -> Conversation:
    """Tell everybody what was decided, with the reason for each idea; whoever left an address gets a letter.

    Raises InputError while it is open, while an idea has no decision, where nothing is said, or it was told already.
    """
    check_team(by)
    held = Conversation.objects.select_for_update().in_bulk([conversation.pk])[conversation.pk]
    ideas = list(held.ideas.all())
    _check(held, ideas, summary)
    held.summary, held.answered_at = summary.strip()[:4000], clock.now()
    held.save(update_fields=["summary", "answered_at"])
    Support.objects.filter(idea__conversation=held).delete()
    record(by=by, did="conversation.answered", ref=held.ref, fields=["summary"])
    where = Where(held.area, AreaBasis.BENEFITS) if held.area else Where()
    work = Work(
        activity=ACTIVITY, act="conversation.answered", on=clock.today(), where=where, ref=str(held.ref),
        audience=Audience.PUBLIC,
    )  # fmt: skip
    ledger.record(by=by, work=work)
    _tell(held, ideas)
    return held


def _check(held: Conversation, ideas: Sequence[Idea], summary: str) -> None:
    if held.answered_at is not None:
        raise InputError(_("This has been told already."))
    if held.state != State.CLOSED:
        raise InputError(_("Close the question first: until then people may still send ideas."))
    open_ones = sum(not idea.decision for idea in ideas)
    if open_ones:
        raise InputError(_("Say of each idea what becomes of it: %(n)d have no decision yet.") % {"n": open_ones})
    if not summary.strip():
        raise InputError(_("Say in a few sentences what was decided."))


def _tell(held: Conversation, ideas: Sequence[Idea]) -> None:
    """One letter to each address, however many ideas came from it."""
    by_address: dict[str, list[Idea]] = defaultdict(list)
    for idea in ideas:
        if idea.email:
            by_address[idea.email.casefold()].append(idea)
    for email, own in by_address.items():
        print_of = hashlib.sha256(email.encode()).hexdigest()[:16]
        mail.send(key=f"conversation:{held.pk}:{print_of}", letter=_letter(held, own), to=own[0].email, about=held.ref)


def _letter(held: Conversation, own: Sequence[Idea]) -> Letter:
    url = absolute(reverse("participation:question", args=[held.pk]))
    each = tuple(
        _("Your idea “%(idea)s”: %(decision)s. %(reason)s")
        % {"idea": idea.title, "decision": Decision(idea.decision).label, "reason": idea.reason}
        for idea in own
    )
    return Letter(
        subject=_("What became of your idea"),
        paragraphs=(_("You answered our question “%(question)s”. Thank you.") % {"question": held.question}, *each),
        button=Button(_("Read all that was decided"), url),
        small=(_("You are written to because you left your address with your idea. We now forget it within 30 days."),),
    )
