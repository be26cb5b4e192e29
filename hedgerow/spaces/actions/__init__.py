"""Writes of spaces."""

from hedgerow.spaces.actions.invitations import accept, forget, invite, resend, withdraw

__all__ = ["accept", "forget", "invite", "resend", "withdraw"]
