"""The shapes of what is typed about networks."""
