"""Open data about the place: read as published, kept with its source, licence and date. Knows nothing of Django."""
