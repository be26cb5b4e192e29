"""Files that lie at fixed addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hedgerow.spine.fetching import web


@dataclass(frozen=True)
class Files:
    """Brings each file under its name. `limit` in bytes for each."""

    addresses: Mapping[str, str] = field(hash=False)
    limit: int = web.LARGEST

    def __call__(self, into: Path, progress: Callable[[str], None] = web.quietly) -> None:
        for number, (name, address) in enumerate(self.addresses.items(), start=1):
            if len(self.addresses) > 1:
                progress(f"  {number} of {len(self.addresses)}: {name}")
            web.download(address, into / name, limit=self.limit)
