"""People as their pages show them."""
