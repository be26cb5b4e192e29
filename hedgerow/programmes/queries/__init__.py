"""Reads: rounds, applications as each may see them, scores, awards."""
