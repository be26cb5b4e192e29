"""Questions, ideas, budgets and projects as their pages and files show them."""
