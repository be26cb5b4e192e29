"""Hedgerow: the working system of a local infrastructure organisation."""
