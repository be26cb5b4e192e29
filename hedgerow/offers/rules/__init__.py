"""Rules of offers, on values alone."""
