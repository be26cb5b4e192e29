"""Uploaded files, checked, with an end."""
