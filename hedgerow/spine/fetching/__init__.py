"""Publishers' own files, brought from their public addresses for a user who has the internet."""
