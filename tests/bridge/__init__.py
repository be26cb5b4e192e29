"""Questions to groups, and promises."""
