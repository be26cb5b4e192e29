"""The pages of signing in, of links, of one's own account and of the team."""
