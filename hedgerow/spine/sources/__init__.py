"""One file a publisher's data set. Each offers `SOURCE`, and nothing else is imported from it."""
