"""What people offer to the engines and pages: one file for each part."""

from hedgerow.people.provides import confidential

TODO = (*confidential.TODO,)
NIGHTLY = (*confidential.NIGHTLY,)
BOX = (*confidential.BOX,)
