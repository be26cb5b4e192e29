"""What volunteering offers to the engines and pages: one file for each part."""

from hedgerow.volunteering.provides import audit, links, privacy, roles, work

ACTS = work.ACTS
NIGHTLY = work.NIGHTLY
MODERATED = roles.MODERATED
LIFECYCLES = roles.LIFECYCLES
VERIFIABLE = roles.VERIFIABLE
LINKS = links.LINKS
ERASERS = privacy.ERASERS
FINDERS = privacy.FINDERS
RETENTION = privacy.RETENTION
AUDIT = audit.AUDIT
