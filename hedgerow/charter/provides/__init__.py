"""What the charter offers to the engines and the pages."""

from hedgerow.charter.provides import agreement, conditions, words

BOX = (*words.BOX, *agreement.BOX)
OPENING = words.OPENING
REFS = agreement.REFS
AUDIT = agreement.AUDIT
TODO = agreement.TODO
LINKS = agreement.LINKS
GROUPS = agreement.GROUPS
CONDITIONS = conditions.CONDITIONS
