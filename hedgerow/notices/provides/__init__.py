"""What notices offer to the engines and to the pages."""

from hedgerow.notices.provides.audit import AUDIT
from hedgerow.notices.provides.bodies import BODIES, CONCERNED
from hedgerow.notices.provides.finding import ALERTS, BOX, LISTS, SEARCHES
from hedgerow.notices.provides.group import GROUPS
from hedgerow.notices.provides.records import ACTS, ERASERS, FINDERS, LIFECYCLES, NIGHTLY, REFS
from hedgerow.notices.provides.todo import TODO

__all__ = [
    "ACTS",
    "ALERTS",
    "AUDIT",
    "BODIES",
    "BOX",
    "CONCERNED",
    "ERASERS",
    "FINDERS",
    "GROUPS",
    "LIFECYCLES",
    "LISTS",
    "NIGHTLY",
    "REFS",
    "SEARCHES",
    "TODO",
]
