"""Rules about people, on plain values."""

from hedgerow.people.rules.consent import basis_of, holds
from hedgerow.people.rules.roles import in_force, post_of
from hedgerow.people.rules.writing import digits_of, tidy

__all__ = ["basis_of", "digits_of", "holds", "in_force", "post_of", "tidy"]
