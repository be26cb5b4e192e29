"""Membership of this place's own organisation: who belongs, since when, and at what price."""
