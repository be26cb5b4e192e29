"""What public bodies and our own interests offer to the engines and pages."""

from hedgerow.bodies.provides import audit, records

REFS = records.REFS
SEARCHES = records.SEARCHES
BOX = records.BOX
AUDIT = audit.AUDIT
