"""Tests of agreements with funders, and of what our own work costs."""
