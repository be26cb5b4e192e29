"""Reads of where money goes."""

from hedgerow.flows.queries.gifts import gifts, newest, whole_picture
from hedgerow.flows.queries.reaching import groups_by_theme, reached
from hedgerow.flows.queries.wards import awards_in, wards

__all__ = ["awards_in", "gifts", "groups_by_theme", "newest", "reached", "wards", "whole_picture"]
