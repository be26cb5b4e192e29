"""Reading who is a member, on any day."""

from hedgerow.membership.queries.rolls import is_member, members, price_for, roll, spells_on, voters

__all__ = ["is_member", "members", "price_for", "roll", "spells_on", "voters"]
