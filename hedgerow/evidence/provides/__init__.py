"""What evidence offers to the engines and to other apps."""

from hedgerow.evidence.provides import audit, case, indicators, records

AUDIT = (*audit.AUDIT, *case.AUDIT)
INDICATORS = indicators.INDICATORS
NIGHTLY = records.NIGHTLY
REFS = (*records.REFS, *case.REFS)
MODERATED = case.MODERATED
LINKS = case.LINKS
GROUPS = case.GROUPS
ERASERS = case.ERASERS
FINDERS = case.FINDERS
BOX = case.BOX
