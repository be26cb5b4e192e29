"""What development offers to the engines and pages: one file for each part."""

from hedgerow.development.provides import cases, checks, groups, training

ACTS = (*cases.ACTS, *checks.ACTS, *training.ACTS)
GROUPS = (*groups.GROUPS,)
ONWARD = (*cases.ONWARD,)
TODO = (*cases.TODO,)
REFS = (*cases.REFS, *checks.REFS, *training.REFS)
SEARCHES = (*cases.SEARCHES, *training.SEARCHES)
NIGHTLY = (*cases.NIGHTLY,)
ERASERS = (*cases.ERASERS, *training.ERASERS)
FINDERS = (*cases.FINDERS, *training.FINDERS)
RETENTION = (*cases.RETENTION,)
AUDIT = (
    *cases.AUDIT,
    *checks.AUDIT,
    *training.AUDIT,
)
BOX = (*cases.BOX, *checks.BOX, *training.BOX)
SITTINGS = training.SITTINGS
