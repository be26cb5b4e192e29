"""Pages that cross functions: home, search, a place, my work, a group on one page."""
