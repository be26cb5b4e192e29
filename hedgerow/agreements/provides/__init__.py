"""What agreements offer to the engines and pages."""

from hedgerow.agreements.provides import importing, records

REFS = records.REFS
TODO = records.TODO
SEARCHES = records.SEARCHES
BOX = records.BOX
AUDIT = records.AUDIT
CONDITIONS = records.CONDITIONS
IMPORTS = importing.IMPORTS
