"""Saved searches that write when something new fits."""
