"""Pages of cases, health checks and plans."""
