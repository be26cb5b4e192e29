"""When a record was last checked and by whom, and when to ask again."""
