"""The cache of this installation. What is cheap to make again stays in each process; what allauth counts is shared.

Tries counted in one process alone would be multiplied by the number of processes, and a code used up in one could be
used again in another. `accounts.models.Counted` is the table.
"""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.locmem import LocMemCache

from hedgerow.accounts.models import Counted

SHARED = ("allauth", "jwt:")  # how allauth begins the keys of all that it counts or takes once
MOST = 100_000


class Cache(LocMemCache):
    """A cache in the process, but for the keys that all processes must see."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(name, params)
        self._shared: DatabaseCache | None = None

    @property
    def shared(self) -> DatabaseCache:
        """The part in the database."""
        if self._shared is None:
            self._shared = DatabaseCache(Counted._meta.db_table, {"OPTIONS": {"MAX_ENTRIES": MOST}})
        return self._shared

    def add(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Set a value unless there is one, and say whether there was none."""
        if key.startswith(SHARED):
            return self.shared.add(key, *args, **kwargs)
        return super().add(key, *args, **kwargs)

    def get(self, key: str, *args: Any, **kwargs: Any) -> Any:
        """The value of a key."""
        return self.shared.get(key, *args, **kwargs) if key.startswith(SHARED) else super().get(key, *args, **kwargs)

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        """Set a value."""
        return self.shared.set(key, *args, **kwargs) if key.startswith(SHARED) else super().set(key, *args, **kwargs)

    def delete(self, key: str, *args: Any, **kwargs: Any) -> bool:
        """Forget a key."""
        if key.startswith(SHARED):
            return self.shared.delete(key, *args, **kwargs)
        return super().delete(key, *args, **kwargs)
