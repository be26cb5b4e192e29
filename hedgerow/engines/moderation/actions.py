"""Proposing something without an account, deciding on it, and forgetting who it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.moderation import queries
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.moderation.rules import MOST_AN_HOUR, expiry_decided, expiry_waiting
from hedgerow.engines.moderation.types import State
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError


def submit(
    *,
    kind: str,
    proposed: Mapping[str, Any],
    ref: Ref | str = "",
    reason: str = "",
    reply_to: str = "",
    address: str = "",
) -> Submission:
    """Keep a proposal until somebody decides. Its status page is at `moderation:status` with the submission's `key`.

    `address` is the internet address it came from (`throttle.queries.address_of(request)`); it is counted, not kept.
    Raises InputError after ten proposals within an hour.
    """
    if address and throttle.count(what="moderation.submit", who=address) > MOST_AN_HOUR:
        raise InputError(_("That is a lot of suggestions in one hour. Please come back in an hour, or telephone us."))
    with transaction.atomic():
        submission = Submission.objects.create(
            kind=kind,
            ref=str(ref),
            proposed=dict(proposed),
            reason=reason.strip(),
            reply_to=reply_to.strip(),
            expires=expiry_waiting(clock.today()),
        )
        audit.record(by=None, did="submission.made", ref=submission.own_ref, fields=proposed.keys())
    return submission


@transaction.atomic
def decide(*, by: AbstractBaseUser, submission: Submission, accept: bool, answer: str = "") -> Submission:
    """Use a proposal, or do not; the person reads `answer` on the status page, and in a letter if they left an address.

    Raises InputError where somebody decided already, where a refusal says nothing, or it cannot be done any more;
    PermissionDenied where the user may not decide on this kind.
    """
    held = Submission.objects.select_for_update().in_bulk([submission.pk])[submission.pk]
    offer = queries.offer(held, by)
    if held.state != State.WAITING:
        raise InputError(_("Somebody has decided on this already."))
    if not accept and not answer.strip():
        raise InputError(_("Say why it is not used: the person who wrote will read it."))
    if accept:
        offer.apply(by, held)
    else:
        offer.refuse(by, held, answer.strip())
    held.state = State.ACCEPTED if accept else State.REFUSED
    held.decision, held.by, held.decided_at = answer.strip(), by.pk, clock.now()
    held.expires = expiry_decided(clock.today())
    held.save(update_fields=["state", "decision", "by", "decided_at", "expires"])
    audit.record(by=by, did=f"submission.{held.state}", ref=held.own_ref)
    if held.reply_to:
        _tell(held, str(offer.title))
    return held


def _tell(held: Submission, title: str) -> None:
    """A letter with the decision, to whoever left an address."""
    used = held.state == State.ACCEPTED
    first = _("Thank you. What you suggested is used now.") if used else _("Thank you for your suggestion.")
    then = () if used else (_("We have not used it, and want you to know why:"),)
    link = registry.link(held.ref) if held.ref else None
    about = _("You wrote to us about “%(title)s”.") % {"title": link.title if link else title}
    mail.send(
        key=f"moderation:{held.pk}",
        letter=Letter(
            subject=_("What we did with your suggestion"),
            paragraphs=(about, first, *then, *filter(None, [held.decision])),
            button=Button(_("See it on its page"), absolute(reverse("moderation:status", args=[held.key]))),
            small=(_("You are written to once, because you left your address with your suggestion."),),
        ),
        to=held.reply_to,
        about=held.ref,
    )


@transaction.atomic
def withdraw(*, submission: Submission, answer: str) -> Submission:
    """Whoever proposed it has taken it back or put another in its place. Decided ones stay as they were decided."""
    held = Submission.objects.select_for_update().in_bulk([submission.pk])[submission.pk]
    if held.state == State.WAITING:
        held.state, held.decision, held.decided_at = State.REFUSED, answer, clock.now()
        held.expires = expiry_decided(clock.today())
        held.save(update_fields=["state", "decision", "decided_at", "expires"])
        audit.record(by=None, did="submission.withdrawn", ref=held.own_ref)
    return held


def forget(today: date) -> str:
    """Nightly: erase what was proposed and by whom when its days are over. What nobody decided on is closed."""
    gone = _forget(Submission.objects.filter(expires__lt=today, erased_at__isnull=True))
    return f"the details of {gone} proposals erased"


def erase(keys: Sequence[Any]) -> None:
    """Whoever made these proposals, or is named in them, is erased: so is what was proposed."""
    _forget(Submission.objects.filter(pk__in=keys))


@transaction.atomic
def _forget(proposals: QuerySet[Submission]) -> int:
    now = clock.now()
    proposals.filter(state=State.WAITING).update(state=State.REFUSED, decided_at=now)
    return proposals.update(proposed={}, reason="", reply_to="", decision="", erased_at=now)
