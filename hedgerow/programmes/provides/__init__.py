"""What our own grants offer to the engines and pages: one file for each part."""

from hedgerow.programmes.provides import acts, awarding, group, keeping, kept, rounds

ACTS = (*acts.ACTS, *awarding.ACTS)
AUDIT = (*acts.AUDIT, *awarding.AUDIT)
GROUPS = group.GROUPS
REFS = rounds.REFS
SEARCHES = rounds.SEARCHES
TODO = (*rounds.TODO, *awarding.TODO)
LINKS = rounds.LINKS
BOX = (*rounds.BOX, *awarding.BOX)
NIGHTLY = (*rounds.NIGHTLY, *awarding.NIGHTLY)
ERASERS = keeping.ERASERS
FILES = rounds.FILES
FINDERS = keeping.FINDERS
RETENTION = keeping.RETENTION
KEPT = kept.KEPT
