"""The command line of the record of work."""
