"""Members, applications and fees as pages and files show them."""
