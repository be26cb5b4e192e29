"""The shape of what goes out."""
