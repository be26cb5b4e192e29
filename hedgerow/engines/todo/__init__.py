"""The only stored to-do."""
