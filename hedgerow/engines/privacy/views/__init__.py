"""Pages for managers about people's data."""
