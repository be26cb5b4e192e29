"""Who did what to which record when: names of fields, never what they held."""
