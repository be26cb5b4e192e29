"""Public bodies, officers, and our own interests."""
