"""What is done to services: each in its own file, together here for those who call them."""

from hedgerow.services.actions.checking import accept_correction, accept_first, refuse_first
from hedgerow.services.actions.importing import apply_rows, undo_rows
from hedgerow.services.actions.missing import count_missed, forget_missed, write_down
from hedgerow.services.actions.showing import close_service, pause_service, show_service
from hedgerow.services.actions.writing import add_service, change_service, say_taking

__all__ = [
    "accept_correction",
    "accept_first",
    "add_service",
    "apply_rows",
    "change_service",
    "close_service",
    "count_missed",
    "forget_missed",
    "pause_service",
    "refuse_first",
    "say_taking",
    "show_service",
    "undo_rows",
    "write_down",
]
