"""Letters sent and received."""
