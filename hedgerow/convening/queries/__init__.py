"""Reads of networks."""
