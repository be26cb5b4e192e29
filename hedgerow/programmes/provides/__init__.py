"""What our own grants offer to the engines and pages: one file for each part."""

from hedgerow.programmes.provides import acts, group, keeping, rounds

ACTS = acts.ACTS
AUDIT = acts.AUDIT
GROUPS = group.GROUPS
REFS = rounds.REFS
SEARCHES = rounds.SEARCHES
TODO = rounds.TODO
LINKS = rounds.LINKS
BOX = rounds.BOX
NIGHTLY = rounds.NIGHTLY
ERASERS = keeping.ERASERS
FINDERS = keeping.FINDERS
RETENTION = keeping.RETENTION
