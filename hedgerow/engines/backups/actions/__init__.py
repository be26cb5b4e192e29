"""Making backups, trying them out, and bringing them back."""

from hedgerow.engines.backups.actions.making import make, nightly
from hedgerow.engines.backups.actions.restoring import restore
from hedgerow.engines.backups.actions.trying import try_out

__all__ = ["make", "nightly", "restore", "try_out"]
