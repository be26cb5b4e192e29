"""Journeys that cross functions, one file each: what one of them does calls another in the same transaction."""
