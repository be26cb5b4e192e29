"""Reads of questions and promises."""
