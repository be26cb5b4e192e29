"""Reads of where money goes."""

from hedgerow.flows.queries.gifts import gifts, newest, since, themes_in, whole_picture, whole_themes
from hedgerow.flows.queries.reaching import Reached, reached
from hedgerow.flows.queries.wards import awards_in, wards

__all__ = [
    "Reached",
    "awards_in",
    "gifts",
    "newest",
    "reached",
    "since",
    "themes_in",
    "wards",
    "whole_picture",
    "whole_themes",
]
