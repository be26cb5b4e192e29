"""The shape of what is typed about problems and offers."""
