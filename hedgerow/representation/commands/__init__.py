"""Commands of representation."""
