"""The shapes of what is typed about issues, positions, asks, changes and consultations."""
