"""The forms of the charter, one file for each matter."""
