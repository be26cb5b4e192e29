"""Sharing out costs, and how far an agreement is."""
