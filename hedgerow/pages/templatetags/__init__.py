"""Words that the templates of these pages need."""
