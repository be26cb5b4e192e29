"""Subjects, who gets letters about them, and the letters."""

from hedgerow.newsletters.models.issues import Aimed, Copy, Issue, Part
from hedgerow.newsletters.models.subscribers import Chosen, Stopped, Subject, Subscriber

__all__ = ["Aimed", "Chosen", "Copy", "Issue", "Part", "Stopped", "Subject", "Subscriber"]
