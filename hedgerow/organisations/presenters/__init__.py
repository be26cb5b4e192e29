"""Organisations as pages, maps and files show them."""
