"""Reads of spaces."""

from hedgerow.spaces.queries.invitations import invitations_to, open_invitations
from hedgerow.spaces.queries.people import invitations_of
from hedgerow.spaces.queries.spaces import spaces_of

__all__ = ["invitations_of", "invitations_to", "open_invitations", "spaces_of"]
