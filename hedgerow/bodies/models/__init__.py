"""Departments and officers of public bodies, and our own declared interests."""

from hedgerow.bodies.models.interests import Interest
from hedgerow.bodies.models.officers import Department, Office

__all__ = ["Department", "Interest", "Office"]
