"""The pages of the money map."""
