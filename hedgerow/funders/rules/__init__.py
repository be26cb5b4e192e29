"""What awards say of a funder: sums, and evidence for one group. Pure: the day is passed in."""
