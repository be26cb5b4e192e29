"""Notices as pages show them."""
