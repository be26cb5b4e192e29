"""Awards of our own as open data: the 360Giving Data Standard."""
