"""The shape of what people type about cases, health checks and plans."""
