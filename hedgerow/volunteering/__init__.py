"""Volunteering: roles, those who offer, placements and hours."""
