"""Askings of the three questions, with their answers."""

from hedgerow.soundings.models.soundings import Sounding

__all__ = ["Sounding"]
