"""How a backup is named, encrypted and kept."""

from hedgerow.engines.backups.rules.encrypting import Opened, Sealed, is_sealed
from hedgerow.engines.backups.rules.keeping import file_name, moment_of, superfluous

__all__ = ["Opened", "Sealed", "file_name", "is_sealed", "moment_of", "superfluous"]
