"""What advocacy offers to the engines and pages: one file for each part."""

from hedgerow.advocacy.provides import audit, groups, keeping, public, records, work

ACTS = work.ACTS
TODO = work.TODO
NIGHTLY = work.NIGHTLY
REFS = records.REFS
SEARCHES = records.SEARCHES
BOX = records.BOX
MODERATED = records.MODERATED
LISTS = public.LISTS
ALERTS = public.ALERTS
AUDIT = audit.AUDIT
RETENTION = keeping.RETENTION
GROUPS = groups.GROUPS
BODIES = groups.BODIES
CONCERNED = groups.CONCERNED
