"""Readings of the ledger: counts and sums, each open to the entries behind it."""
