"""Writes of organisations."""

from hedgerow.organisations.actions.access import change_level, end_access, grant_access
from hedgerow.organisations.actions.changing import change, close, create, publish, reopen, unpublish
from hedgerow.organisations.actions.duplicates import forget_pairs, look_for_duplicates, not_duplicate
from hedgerow.organisations.actions.finding import index, index_all
from hedgerow.organisations.actions.merging import merge, unmerge
from hedgerow.organisations.actions.opening import check_area, open_area
from hedgerow.organisations.actions.own_record import accept_own, change_own, distrust, trust
from hedgerow.organisations.actions.register import add_from_register, sync_register
from hedgerow.organisations.actions.sharing import share, stop_sharing

__all__ = [
    "accept_own",
    "add_from_register",
    "change",
    "change_level",
    "change_own",
    "check_area",
    "close",
    "create",
    "distrust",
    "end_access",
    "forget_pairs",
    "grant_access",
    "index",
    "index_all",
    "look_for_duplicates",
    "merge",
    "not_duplicate",
    "open_area",
    "publish",
    "reopen",
    "share",
    "stop_sharing",
    "sync_register",
    "trust",
    "unmerge",
    "unpublish",
]
