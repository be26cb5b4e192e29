"""Published standards, one folder each."""
