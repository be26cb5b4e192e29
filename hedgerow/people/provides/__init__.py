"""What people offer to the engines and pages: one file for each part."""

from hedgerow.people.provides import audit, bookings, confidential, contacts, duplicates, importing, retention

TODO = (*confidential.TODO, *duplicates.TODO)
NIGHTLY = (*confidential.NIGHTLY, *duplicates.NIGHTLY)
BOX = (*contacts.BOX, *duplicates.BOX, *confidential.BOX)
REFS = (*contacts.REFS,)
SEARCHES = (*contacts.SEARCHES,)
LINKS = (*contacts.LINKS,)
AFTER_ERASURE = (*contacts.AFTER_ERASURE, *confidential.AFTER_ERASURE)
AUDIT = audit.AUDIT
RETENTION = retention.RETENTION
IMPORTS = (*importing.IMPORTS,)
GUESTS = bookings.GUESTS
