"""Funders as pages show them."""
