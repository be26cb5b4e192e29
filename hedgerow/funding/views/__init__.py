"""Pages of funding: for everybody, for a group, for our team."""
