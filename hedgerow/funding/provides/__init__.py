"""What funding offers to the engines and to the pages."""

from hedgerow.funding.provides.audit import AUDIT
from hedgerow.funding.provides.day_one import OPENING, PROPOSING
from hedgerow.funding.provides.finding import ALERTS, BOX, IMPORTS, LISTS, MODERATED, SEARCHES
from hedgerow.funding.provides.group import GROUPS
from hedgerow.funding.provides.records import ACTS, FILES, LIFECYCLES, NIGHTLY, REFS, VERIFIABLE
from hedgerow.funding.provides.todo import TODO

__all__ = [
    "ACTS",
    "ALERTS",
    "AUDIT",
    "BOX",
    "FILES",
    "GROUPS",
    "IMPORTS",
    "LIFECYCLES",
    "LISTS",
    "MODERATED",
    "NIGHTLY",
    "OPENING",
    "PROPOSING",
    "REFS",
    "SEARCHES",
    "TODO",
    "VERIFIABLE",
]
