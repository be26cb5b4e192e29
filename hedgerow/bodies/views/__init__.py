"""Pages of public bodies and of our own interests."""
