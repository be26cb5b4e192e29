"""Reading what is proposed."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from hedgerow.engines import registry
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed, State


def offers(user: AbstractBaseUser | AnonymousUser) -> dict[str, ModeratedOffer]:
    """The kinds that a user may decide on."""
    return {offer.kind: offer for offer in registry.all_of(ModeratedOffer) if offer.allowed(user)}


def offer(submission: Submission, user: AbstractBaseUser | AnonymousUser) -> ModeratedOffer:
    """The kind of a submission. Raises PermissionDenied where the user may not decide on it."""
    found = offers(user).get(submission.kind)
    if found is None:
        raise PermissionDenied
    return found


def waiting(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Submission]:
    """What waits for somebody like this user, oldest first."""
    return Submission.objects.filter(state=State.WAITING, kind__in=list(offers(user)))


def decided(user: AbstractBaseUser | AnonymousUser) -> QuerySet[Submission]:
    """What has been decided of the kinds that this user decides on, newest first."""
    return Submission.objects.filter(kind__in=list(offers(user))).exclude(state=State.WAITING).order_by("-decided_at")


def about(ref: object) -> QuerySet[Submission]:
    """What waits about one record."""
    return Submission.objects.filter(state=State.WAITING, ref=str(ref))


def described(submission: Submission, user: AbstractBaseUser | AnonymousUser) -> Sequence[Proposed]:
    """What would change; nothing once the details are erased."""
    return () if submission.erased_at else tuple(offer(submission, user).describe(submission))
