"""What questions and promises offer to the engines and pages: one file for each part."""

from hedgerow.bridge.provides import audit, bodies, group, records, work

ACTS = work.ACTS
TODO = work.TODO
NIGHTLY = work.NIGHTLY
REGULAR = work.REGULAR
CONDITIONS = work.CONDITIONS
REFS = records.REFS
SEARCHES = records.SEARCHES
BOX = records.BOX
AUDIT = audit.AUDIT
GROUPS = group.GROUPS
BODIES = bodies.BODIES
CONCERNED = bodies.CONCERNED
