"""A list in pages. Two queries for a numbered page, one for a page that only goes on; the same at 1 row and at 100."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import QueryDict

Row = TypeVar("Row")

SIZE = 50
#: counting stops here: nobody turns to page 200, and counting a million rows is slow
COUNTED = 10_000


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some of the rows of a list. `total` is None where they were not counted; `at_least` when counting stopped.

    Addresses keep the rest of the query string; "" where there is no such page.
    """

    rows: Sequence[Row]
    number: int = 1
    size: int = SIZE
    total: int | None = None
    at_least: bool = False
    previous_url: str = ""
    next_url: str = ""
    numbers: tuple[tuple[int, str], ...] = ()

    @property
    def first(self) -> int:
        """The place in the whole list, from 1, of this page's first row."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The place in the whole list of this page's last row."""
        return self.first + len(self.rows) - 1

    @property
    def single(self) -> bool:
        """Whether everything stands on this one page."""
        return not self.previous_url and not self.next_url


def number_from(query: Mapping[str, Any]) -> int:
    """The page asked for by `?page=`; whatever is not a number from 1 to 9999 is the first page."""
    asked = str(query.get("page", ""))
    return int(asked) if asked.isascii() and asked.isdigit() and 1 <= len(asked) <= 4 and int(asked) else 1


def numbered(rows: Any, query: QueryDict, *, size: int = SIZE, counted: int = COUNTED) -> Page[Any]:
    """One page of a queryset or a sequence, with links to others. A page past the end is the last one."""
    total = _total(rows, counted + 1)
    at_least = total > counted
    last = max(1, -(-min(total, counted) // size))
    number = min(number_from(query), last)
    start = (number - 1) * size
    around = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    return Page(
        rows=list(rows[start : start + size]),
        number=number,
        size=size,
        total=min(total, counted),
        at_least=at_least,
        previous_url=address(query, page=number - 1) if number > 1 else "",
        next_url=address(query, page=number + 1) if number < last else "",
        numbers=tuple((one, address(query, page=one)) for one in around) if last > 1 else (),
    )


def _total(rows: Any, most: int) -> int:
    """How many rows there are, counted no further. Of records their keys are counted, in no order: what a list reckons for
    each row that it shows is not reckoned for those that it only counts."""
    if isinstance(rows, QuerySet) and not (rows.query.values_select or rows.query.combinator or rows.query.distinct):
        return rows.order_by().values("pk")[:most].count()
    found = rows[:most]
    return len(found) if isinstance(found, Sequence) else int(found.count())


def onward(rows: Any, query: QueryDict, *, key: str, size: int = SIZE, descending: bool = True) -> Page[Any]:
    """One page of a very long queryset, by the value of its unique, indexed field `key` in `?after=`: one query, and
    as quick at the end as at the start. The queryset is ordered here."""
    after = query.get("after", "")
    chosen = rows.order_by(f"-{key}" if descending else key)
    if after:
        chosen = chosen.filter(**{f"{key}__{'lt' if descending else 'gt'}": after})
    held = list(chosen[: size + 1])
    more, shown = len(held) > size, held[:size]
    return Page(
        rows=shown,
        size=size,
        previous_url=address(query, after=None) if after else "",
        next_url=address(query, after=getattr(shown[-1], key)) if more else "",
    )


def address(query: QueryDict, **changes: object) -> str:
    """The same query string with some values changed, or taken away where they are None."""
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = str(value)
    return "?" + changed.urlencode()
