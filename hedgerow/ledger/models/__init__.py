"""The ledger: append-only entries, the notes beside them, their payers and their seals."""

from hedgerow.ledger.models.beside import Note, Seal
from hedgerow.ledger.models.entries import Entry, EntryGroup, EntryPriority, EntryQuerySet
from hedgerow.ledger.models.payers import Payer

__all__ = ["Entry", "EntryGroup", "EntryPriority", "EntryQuerySet", "Note", "Payer", "Seal"]
