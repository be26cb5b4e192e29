"""Our own grants: programmes and their rounds, what groups ask for, who decides it, and what becomes of the money."""
