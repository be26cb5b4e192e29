"""The record of work: one append-only entry for each act."""
