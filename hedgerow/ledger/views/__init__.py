"""Pages of the record of work."""
