"""Services as pages show them."""
