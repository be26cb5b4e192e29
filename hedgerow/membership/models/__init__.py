"""Kinds of membership, members' spells with their terms, and applications."""

from hedgerow.membership.models.applications import Application
from hedgerow.membership.models.kinds import Kind
from hedgerow.membership.models.spells import Spell, Term

__all__ = ["Application", "Kind", "Spell", "Term"]
