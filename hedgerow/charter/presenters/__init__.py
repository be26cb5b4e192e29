"""What the pages of the charter say."""
