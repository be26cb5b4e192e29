"""Organisational development: groups that ask for help, their health checks and plans, and training."""
