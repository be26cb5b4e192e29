"""A person's data: shown, erased, forgotten in time."""
