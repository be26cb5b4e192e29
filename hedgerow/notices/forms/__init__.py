"""The shapes of what is typed about notices."""
