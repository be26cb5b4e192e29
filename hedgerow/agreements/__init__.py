"""What pays for our own work, what it asks of us, and what our work costs."""
