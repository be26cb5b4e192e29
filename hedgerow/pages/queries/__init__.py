"""Reads that only these pages make, across functions."""
