"""What public bodies ask groups, what came of it, and what each promised the other."""
