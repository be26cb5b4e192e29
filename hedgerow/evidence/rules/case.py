"""How the case is counted: which days, what is hidden, and how it is frozen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from hedgerow.evidence.types.case import Content, Group, Number, Section, Series, Table
from hedgerow.kernel.clock import Period, quarter
from hedgerow.spine.disclosure import SMALLEST_SHOWN

DAY = timedelta(days=1)


def last_quarters(today: date, count: int) -> list[Period]:
    """The last whole quarters before today, the earliest first."""
    found: list[Period] = []
    day = quarter(today).start - DAY
    for _step in range(count):
        found.append(quarter(day))
        day = found[-1].start - DAY
    return found[::-1]


def year_of(today: date) -> Period:
    """The last four whole quarters, and so the days that are compared with the same of a year before."""
    four = last_quarters(today, 4)
    return Period(four[0].start, four[-1].end)


def is_small(count: int) -> bool:
    """Whether a count is so small that somebody could be told by it (`spine.disclosure`)."""
    return 0 < count < SMALLEST_SHOWN


def opens(period: Period, **asked: str) -> str:
    """The query of the page of entries behind a figure: its days, and what else is asked."""
    return urlencode({"period": "custom", "start": period.start, "end": period.end, **asked})


def as_shown(content: Content) -> Content:
    """A case without the parts that are not shown."""
    return replace(content, sections=tuple(one for one in content.sections if one.code in content.shown))


def text(content: Content) -> str:
    """The canonical JSON of a case."""
    return json.dumps(asdict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(written: str) -> str:
    """SHA-256 of the text, in hexadecimal."""
    return hashlib.sha256(written.encode()).hexdigest()


def read(written: str) -> Content:
    """A case from its JSON, as `text` wrote it."""
    said: dict[str, Any] = json.loads(written)
    said["shown"] = tuple(said["shown"])
    return Content(**{**said, "sections": tuple(_section(one) for one in said["sections"])})


def _table(said: Mapping[str, Any]) -> Table:
    rows, opens = (tuple(map(tuple, said.get(name, ()))) for name in ("rows", "opens"))
    return Table(tuple(said["heads"]), rows, opens, said.get("outcomes", False))


def _section(said: Mapping[str, Any]) -> Section:
    series = said["series"]
    return Section(
        code=said["code"],
        lead=tuple(said["lead"]),
        groups=tuple(
            Group(one["title"], tuple(Number(**number) for number in one["numbers"])) for one in said["groups"]
        ),
        tables=tuple(_table(one) for one in said["tables"]),
        series=Series(tuple(series["names"]), tuple((name, tuple(values)) for name, values in series["lines"]))
        if series
        else None,
        claims=tuple(said["claims"]),
        how=tuple(said["how"]),
    )
