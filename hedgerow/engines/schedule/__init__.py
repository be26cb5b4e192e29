"""Nightly work: one row for each job and date, claimed once."""
