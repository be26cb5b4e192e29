"""Writing the record of work. Nobody else writes to it: functions call `record` inside their own transaction."""

from hedgerow.ledger.actions.logging import log
from hedgerow.ledger.actions.payers import add_payer, change_payer
from hedgerow.ledger.actions.recording import append, claim_outcome, correct, erase_note, record, reverse
from hedgerow.ledger.actions.sealing import seal
from hedgerow.ledger.actions.sheets import log_sheet, take_back
from hedgerow.ledger.actions.verifying import verify

__all__ = [
    "add_payer",
    "append",
    "change_payer",
    "claim_outcome",
    "correct",
    "erase_note",
    "log",
    "log_sheet",
    "record",
    "reverse",
    "seal",
    "take_back",
    "verify",
]
