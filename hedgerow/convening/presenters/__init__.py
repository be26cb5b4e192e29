"""Networks as pages show them."""
