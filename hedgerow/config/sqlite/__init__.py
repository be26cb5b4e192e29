"""SQLite as Django speaks to it, with a queue for those who write."""
