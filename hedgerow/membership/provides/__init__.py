"""What membership offers to the engines and pages."""

from hedgerow.membership.provides import audit, conditions, group, importing, offers, records, renewing

ACTS = records.ACTS
REFS = records.REFS
TODO = records.TODO
SEARCHES = records.SEARCHES
BOX = records.BOX
NIGHTLY = records.NIGHTLY
OPENING = records.OPENING
ERASERS = records.ERASERS
FINDERS = records.FINDERS
RETENTION = records.RETENTION
LINKS = renewing.LINKS
ROLLS = offers.ROLLS
AUDIENCES = offers.AUDIENCES
IMPORTS = importing.IMPORTS
GROUPS = group.GROUPS
AUDIT = audit.AUDIT
CONDITIONS = conditions.CONDITIONS
