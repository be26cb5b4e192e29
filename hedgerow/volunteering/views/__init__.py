"""Pages of volunteering."""
