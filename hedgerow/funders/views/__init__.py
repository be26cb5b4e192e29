"""Pages about funders."""
