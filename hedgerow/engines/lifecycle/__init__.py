"""The states that public records go through, the same for all: draft, in review, live, paused, closed."""
