"""Reads of spaces."""

from hedgerow.spaces.queries.asking import asks_of, open_asks
from hedgerow.spaces.queries.invitations import invitations_to, open_invitations
from hedgerow.spaces.queries.people import invitations_of, old_asks
from hedgerow.spaces.queries.spaces import spaces_of

__all__ = ["asks_of", "invitations_of", "invitations_to", "old_asks", "open_asks", "open_invitations", "spaces_of"]
