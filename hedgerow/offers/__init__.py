"""What groups offer together to a public body's problem, and how it was delivered."""
