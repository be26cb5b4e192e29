"""Funders, known by what they really gave."""
