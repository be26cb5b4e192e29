"""Questions and promises as pages show them."""
