"""Tags of public bodies."""
