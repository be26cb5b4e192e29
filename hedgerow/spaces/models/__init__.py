"""Invitations, and asks for help."""

from hedgerow.spaces.models.asking import Ask
from hedgerow.spaces.models.invitations import Invitation

__all__ = ["Ask", "Invitation"]
