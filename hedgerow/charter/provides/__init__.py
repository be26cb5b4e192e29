"""What the charter offers to the engines and the pages."""

from hedgerow.charter.provides.words import BOX, OPENING

__all__ = ["BOX", "OPENING"]
