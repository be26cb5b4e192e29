"""Chains, lists and boards as pages show them."""
