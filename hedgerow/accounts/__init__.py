"""Users, their part in the LIO, and sign-in. A user holds only sign-in data."""
