"""Rules on values: what reached a ward, which wards money reaches least, and who gets none."""
