"""What newsletters offer to the engines and pages."""

from hedgerow.newsletters.provides import audit, records

ACTS = records.ACTS
REFS = records.REFS
TODO = records.TODO
SEARCHES = records.SEARCHES
LISTS = records.LISTS
NIGHTLY = records.NIGHTLY
REGULAR = records.REGULAR
OPENING = records.OPENING
BOX = records.BOX
IMPORTS = records.IMPORTS
ERASERS = records.ERASERS
FINDERS = records.FINDERS
RETENTION = records.RETENTION
AUDIT = audit.AUDIT
