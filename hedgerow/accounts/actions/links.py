"""Links sent by e-mail. Opening one changes nothing; its button acts once, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from hedgerow.accounts import queries
from hedgerow.accounts.models import Link, User
from hedgerow.accounts.queries import link_of as find
from hedgerow.accounts.rules import fingerprint
from hedgerow.accounts.types import LinkState
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

KEPT_DAYS = 30  # after its end, so that whoever opens an old one is told so

__all__ = ["LinkOver", "end", "find", "forget", "make", "use"]


class LinkOver(InputError):
    """A link that was used up, is too old, or has nothing to do any more: `state` says which."""

    def __init__(self, state: LinkState) -> None:
        super().__init__(str(state.label))
        self.state = state


def make(
    *,
    purpose: str,
    ref: Ref | str = "",
    person: Ref | str = "",
    user: User | None = None,
    email: str = "",
    data: Mapping[str, Any] | None = None,
    lasts: timedelta | None = None,
) -> str:
    """A new link, and its path "/link/<token>/", which is not kept here: only whoever is sent it has it.

    `purpose` is one that some app offers (`types.LinkOffer`). Without `lasts` it is good for as long as its offer says.
    """
    offer = queries.link_offer(purpose)
    assert offer is not None, f"nobody offers links for {purpose}"
    token = secrets.token_urlsafe(32)
    Link.objects.create(
        hash=fingerprint(token),
        purpose=purpose,
        ref=str(ref),
        person=str(person),
        user=user,
        email=email.strip().lower(),
        data=dict(data or {}),
        expires_at=clock.now() + (lasts or offer.lasts),
    )
    return reverse("accounts:follow", args=[token])


@transaction.atomic
def use(link: Link) -> str:
    """Press the button: act, and use the link up where it works once. Answers with the path to go on to.

    Raises LinkOver where it is over, and InputError where what it would do cannot be done; then it is not used up.
    """
    held = Link.objects.select_for_update().get(pk=link.pk)
    state = queries.link_state(held)
    if state is not LinkState.GOOD:
        raise LinkOver(state)
    offer = queries.link_offer(held.purpose)
    assert offer is not None, "a good link has an offer"
    if offer.once:
        held.used_at = clock.now()
        held.save(update_fields=["used_at"])
    return offer.act(held)


def end(*, purpose: str, ref: Ref | str = "", user: User | None = None) -> int:
    """Take back what was not used yet: every good link of a purpose about a record or a user. Answers with how many."""
    wanted = Link.objects.filter(purpose=purpose, used_at=None, expires_at__gt=clock.now())
    wanted = wanted.filter(ref=str(ref)) if ref else wanted
    return (wanted.filter(user=user) if user else wanted).update(expires_at=clock.now())


def forget(today: date) -> str:
    """Nightly: remove links that ended a month ago."""
    gone, _kinds = Link.objects.filter(expires_at__lt=clock.now() - timedelta(days=KEPT_DAYS)).delete()
    return f"{gone} old links removed"
