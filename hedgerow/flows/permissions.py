"""Everybody reads sums; which groups no money reached is for our team, by name."""

from __future__ import annotations

from hedgerow.accounts.permissions import Somebody, is_team


def sees_names(somebody: Somebody) -> bool:
    """Whether somebody reads which groups they are; everybody else reads how many, with small numbers hidden."""
    return is_team(somebody)
