"""What each page says, made from what it reads."""
