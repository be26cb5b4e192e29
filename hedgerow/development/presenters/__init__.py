"""Cases, health checks and plans as pages show them."""
