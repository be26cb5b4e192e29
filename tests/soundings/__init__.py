"""Tests of the three questions before support and after it."""
