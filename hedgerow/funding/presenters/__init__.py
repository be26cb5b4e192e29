"""Funds and bids as pages, tables and boards show them."""
