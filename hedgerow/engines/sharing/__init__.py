"""What may be shown on other people's sites and sent on as a message."""
