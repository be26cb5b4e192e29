"""The shapes of what people send to the record of work."""
