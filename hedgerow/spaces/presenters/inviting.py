"""Invitations as a list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hedgerow.spaces.models import Invitation
from hedgerow.spaces.rules import MOST_LETTERS, openness
from hedgerow.spaces.types import Openness


@dataclass(frozen=True)
class InvitationRow:
    """An invitation, how far it has come, and whether another letter may go out."""

    invitation: Invitation
    state: Openness
    again: bool


def invitation_rows(invitations: Iterable[Invitation], now: datetime) -> list[InvitationRow]:
    """Invitations as they stand at a moment."""
    return [
        InvitationRow(
            held,
            openness(
                now=now, ends=held.ends_at, used=held.used_at is not None, withdrawn=held.withdrawn_at is not None
            ),
            held.letters < MOST_LETTERS,
        )
        for held in invitations
    ]
