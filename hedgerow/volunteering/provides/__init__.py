"""What volunteering offers to the engines and pages: one file for each part."""

from hedgerow.volunteering.provides import audit, finding, groups, links, privacy, roles, work

ACTS = work.ACTS
TODO = work.TODO
NIGHTLY = work.NIGHTLY
BOX = work.BOX
REFS = finding.REFS
SEARCHES = finding.SEARCHES
ALERTS = finding.ALERTS
LISTS = finding.LISTS
MODERATED = roles.MODERATED
LIFECYCLES = roles.LIFECYCLES
VERIFIABLE = roles.VERIFIABLE
LINKS = links.LINKS
GROUPS = groups.GROUPS
FOLLOWS = groups.FOLLOWS
ERASERS = privacy.ERASERS
FINDERS = privacy.FINDERS
RETENTION = privacy.RETENTION
AUDIT = audit.AUDIT
