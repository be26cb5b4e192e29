"""Days with places: they are booked, cannot be oversold, and are attended."""
