"""Reading issues, positions, asks, changes and consultations."""
