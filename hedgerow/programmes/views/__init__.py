"""Pages: for everybody, in a group's space, and for our team."""
