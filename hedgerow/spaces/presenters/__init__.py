"""What the pages of spaces show."""
