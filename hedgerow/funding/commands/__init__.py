"""Commands of funding."""
