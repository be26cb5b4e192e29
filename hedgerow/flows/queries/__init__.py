"""Reads of where money goes."""

from hedgerow.flows.queries.funds import funds_by_theme
from hedgerow.flows.queries.gifts import gifts, newest, spent_by_theme, whole_picture
from hedgerow.flows.queries.reaching import groups_by_theme, reached
from hedgerow.flows.queries.wards import awards_in, wards

__all__ = [
    "awards_in",
    "funds_by_theme",
    "gifts",
    "groups_by_theme",
    "newest",
    "reached",
    "spent_by_theme",
    "wards",
    "whole_picture",
]
