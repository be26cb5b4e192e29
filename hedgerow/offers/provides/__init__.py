"""What offers offer to the engines and pages: one file for each part."""

from hedgerow.offers.provides import audit, bodies, group, links, records, work

ACTS = work.ACTS
TODO = work.TODO
NIGHTLY = work.NIGHTLY
REFS = records.REFS
SEARCHES = records.SEARCHES
BOX = records.BOX
AUDIT = audit.AUDIT
GROUPS = group.GROUPS
LINKS = links.LINKS
BODIES = bodies.BODIES
CONCERNED = bodies.CONCERNED
