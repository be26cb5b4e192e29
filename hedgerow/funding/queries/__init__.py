"""Reads of funds and bids."""
