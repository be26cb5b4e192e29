"""Seats, reports and elections as pages and files show them."""
