"""Convening: networks of organisations, their meetings and their votes."""
