"""What services offer to the engines and pages: one file for each part."""

from hedgerow.services.provides import audit, finding, groups, records, work

ACTS = work.ACTS
NIGHTLY = work.NIGHTLY
BOX = work.BOX
RETENTION = work.RETENTION
IMPORTS = work.IMPORTS
REFS = finding.REFS
SEARCHES = finding.SEARCHES
ALERTS = finding.ALERTS
LISTS = finding.LISTS
MODERATED = records.MODERATED
LIFECYCLES = records.LIFECYCLES
VERIFIABLE = records.VERIFIABLE
GROUPS = groups.GROUPS
FOLLOWS = groups.FOLLOWS
DOING = groups.DOING
AUDIT = audit.AUDIT
