"""Subjects, who gets letters about them, and the letters."""

from hedgerow.newsletters.models.issues import Copy, Issue, Part
from hedgerow.newsletters.models.subscribers import Chosen, Stopped, Subject, Subscriber

__all__ = ["Chosen", "Copy", "Issue", "Part", "Stopped", "Subject", "Subscriber"]
