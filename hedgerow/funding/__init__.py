"""Facilitating funding: funds, who could get them, and the bids of groups."""
