"""Leaving with everything, in files that any program can read."""
