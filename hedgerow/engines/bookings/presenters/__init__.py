"""Sittings and bookings as pages, files and search engines read them."""
