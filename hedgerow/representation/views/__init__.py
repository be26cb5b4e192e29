"""Pages of representation."""
