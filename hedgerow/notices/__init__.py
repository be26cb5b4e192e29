"""Public contracts and grants that groups could take on, and the early plans of those who buy."""
