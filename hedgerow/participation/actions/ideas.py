"""Ideas: sent in by anybody, checked before they are shown, and supported."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit.actions import record
from hedgerow.engines.moderation.actions import submit
from hedgerow.engines.moderation.models import Submission
from hedgerow.kernel import clock
from hedgerow.kernel.refs import parse
from hedgerow.participation.models import Conversation, Idea, Support
from hedgerow.participation.rules import KIND_IDEA
from hedgerow.spine.errors import InputError


def send_idea(
    *, conversation: Conversation, title: str, text: str = "", ward: str = "", email: str = "", address: str = ""
) -> Submission:
    """An idea of anybody, which our team looks at first. `address` is the internet address, counted and not kept.

    Raises InputError where the question takes none today, or after ten within an hour.
    """
    if not conversation.takes_ideas(clock.today()):
        raise InputError(_("This question takes no ideas now."))
    told = {"title": " ".join(title.split())[:120], "text": text.strip()[:2000], "ward": ward}
    if not told["title"]:
        raise InputError(_("Say your idea in a line."))
    return submit(kind=KIND_IDEA, proposed=told, ref=conversation.ref, reply_to=email, address=address)


def show_idea(by: Any, submission: Submission) -> Idea:
    """An idea has been looked at: it is shown. Raises InputError where its question is gone, or has been answered."""
    held = Conversation.objects.select_for_update().filter(pk=parse(submission.ref).id).first()
    if held is None or held.answered_at is not None:
        raise InputError(_("What was decided has been told already: nobody would take this idea up."))
    told = submission.proposed
    made = Idea.objects.create(
        conversation=held,
        title=told["title"],
        text=told.get("text", ""),
        ward=told.get("ward", ""),
        email=submission.reply_to,
        sent_at=submission.made_at,
    )
    record(by=by, did="idea.shown", ref=made.ref)
    return made


@transaction.atomic
def support(*, idea: Idea, who: str) -> Idea:
    """Count somebody's support once; `who` is whatever they are known by, and is kept as a hash.

    Raises InputError once what was decided has been told.
    """
    held = _open(idea)
    try:
        with transaction.atomic():
            Support.objects.create(idea=held, who=hashed(held, who))
    except IntegrityError:
        return held
    return _counted(held)


@transaction.atomic
def take_back(*, idea: Idea, who: str) -> Idea:
    """Count somebody's support no longer."""
    held = _open(idea)
    held.supports.filter(who=hashed(held, who)).delete()
    return _counted(held)


def hashed(idea: Idea, who: str) -> str:
    """Somebody as a hash that is another one for each idea, so that nobody's likings can be put together."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{idea.pk} {who}".encode(), hashlib.sha256).hexdigest()


def _open(idea: Idea) -> Idea:
    held = Idea.objects.select_for_update(of=("self",)).select_related("conversation").in_bulk([idea.pk])[idea.pk]
    if held.conversation.answered_at is not None:
        raise InputError(_("What was decided has been told: nothing is counted any more."))
    return held


def _counted(idea: Idea) -> Idea:
    idea.supporters = idea.supports.count()
    idea.save(update_fields=["supporters"])
    return idea
