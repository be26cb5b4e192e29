"""Letters and subscribers as pages and files show them."""
