"""A copy of everything that an installation keeps: made while it works, checked, and brought back."""
