"""Pages of problems and offers."""
