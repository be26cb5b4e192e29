"""Counting votes: exact, pure, and explained step by step."""
