"""Invitations."""

from hedgerow.spaces.models.invitations import Invitation

__all__ = ["Invitation"]
