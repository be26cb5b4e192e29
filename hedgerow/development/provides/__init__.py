"""What development offers to the engines and pages: one file for each part."""

from hedgerow.development.provides import cases

ACTS = (*cases.ACTS,)
TODO = (*cases.TODO,)
REFS = (*cases.REFS,)
SEARCHES = (*cases.SEARCHES,)
NIGHTLY = (*cases.NIGHTLY,)
ERASERS = (*cases.ERASERS,)
FINDERS = (*cases.FINDERS,)
RETENTION = (*cases.RETENTION,)
AUDIT = (*cases.AUDIT,)
BOX = (*cases.BOX,)
