"""How an app names its deeds and fields, so that the trail can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hedgerow.kernel.words import Words


@dataclass(frozen=True)
class AuditWords:
    """What the trail says of records of one kind ("people.contact").

    deeds: words by what was done ("contact.changed"). fields: words by the name of a field; a name that is not there is
    called as its model calls it, one that is "" is left out. readers: who may read the trail of such a record, given the
    user and the record's id. private: left out of the page that lists everything, because even that it exists is told to
    few.
    """

    kind: str
    deeds: Mapping[str, Words]
    fields: Mapping[str, Words]
    readers: Callable[[Any, str], bool] | None = None
    private: bool = False


@dataclass(frozen=True)
class Happened:
    """One thing that was done to a record. `who` is a name as it is today, or what stands for one who is gone."""

    what: str
    who: str
    at: datetime
    fields: str
    ref: str = ""
    title: str = ""
    url: str = ""
