"""Networks, the groups that belong to them, and who speaks for each."""

from hedgerow.convening.models.networks import Member, Network, Speaking

__all__ = ["Member", "Network", "Speaking"]
