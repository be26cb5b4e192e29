"""Networks, meetings, decisions and actions."""

from hedgerow.convening.models.decisions import Action, Decision
from hedgerow.convening.models.meetings import Item, Meeting, Wording
from hedgerow.convening.models.networks import Member, Network, Speaking

__all__ = ["Action", "Decision", "Item", "Meeting", "Member", "Network", "Speaking", "Wording"]
