"""Public bodies and declared interests as pages show them."""
