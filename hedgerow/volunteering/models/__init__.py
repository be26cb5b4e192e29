"""Roles, those who apply for them, and what they give."""

from hedgerow.volunteering.models.applications import Application
from hedgerow.volunteering.models.placements import Hours, Placement
from hedgerow.volunteering.models.roles import FoundBy, Role, RoleTag, Seen, WordPart

__all__ = ["Application", "FoundBy", "Hours", "Placement", "Role", "RoleTag", "Seen", "WordPart"]
