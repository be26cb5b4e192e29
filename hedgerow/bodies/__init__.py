"""Public bodies, their departments and officers, and the interests that we declare."""
