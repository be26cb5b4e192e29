"""What representation offers to the engines and pages: one file for each part."""

from hedgerow.representation.provides import audit, conditions, group, records, work

ACTS = work.ACTS
TODO = work.TODO
NIGHTLY = work.NIGHTLY
LIFECYCLES = work.LIFECYCLES
REFS = records.REFS
SEARCHES = records.SEARCHES
BOX = records.BOX
ERASERS = records.ERASERS
AUDIT = audit.AUDIT
GROUPS = group.GROUPS
CONDITIONS = conditions.CONDITIONS
