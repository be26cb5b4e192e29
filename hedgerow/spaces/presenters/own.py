"""What leads from one's own page."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def details_url() -> str:
    """Where somebody changes their own details, or "" while there is no such page."""
    try:
        return reverse("people:my_details")
    except NoReverseMatch:
        return ""
