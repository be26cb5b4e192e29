"""How problems, offers and returns are shown."""
