"""Writes of spaces."""

from hedgerow.spaces.actions.asking import ask, finish, take
from hedgerow.spaces.actions.invitations import accept, forget, invite, resend, withdraw

__all__ = ["accept", "ask", "finish", "forget", "invite", "resend", "take", "withdraw"]
