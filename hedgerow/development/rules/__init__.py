"""Rules of cases, health checks and plans."""
