"""The ledger: append-only entries, the notes beside them, their payers and their seals."""

from hedgerow.ledger.models.beside import Note, Seal
from hedgerow.ledger.models.drafts import Draft, LogAddress
from hedgerow.ledger.models.entries import Entry, EntryGroup, EntryPriority, EntryQuerySet
from hedgerow.ledger.models.payers import Payer

__all__ = ["Draft", "Entry", "EntryGroup", "EntryPriority", "EntryQuerySet", "LogAddress", "Note", "Payer", "Seal"]
