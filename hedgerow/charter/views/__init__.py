"""The pages of the charter, one file for each matter."""
