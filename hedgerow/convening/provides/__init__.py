"""What networks offer to the engines and pages: one file for each part."""

from hedgerow.convening.provides import audit, groups, meetings, networks, privacy, work

ACTS = work.ACTS
TODO = (*work.TODO,)
NIGHTLY = (*work.NIGHTLY,)
REFS = (*networks.REFS, *meetings.REFS)
SEARCHES = (*networks.SEARCHES, *meetings.SEARCHES)
BOX = (*networks.BOX,)
ROLLS = (*networks.ROLLS,)
AUDIENCES = (*networks.AUDIENCES,)
SITTINGS = (*meetings.SITTINGS,)
FILES = (*meetings.FILES,)
GROUPS = groups.GROUPS
AUDIT = audit.AUDIT
RETENTION = privacy.RETENTION
