"""News by letter: subjects, those who asked for them, and the letters themselves."""
