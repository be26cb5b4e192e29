"""Whether a release of OCDS is sound: each field that we read, held against what the standard says of it.

A fault is a sentence with the release and the field. What the standard allows and we cannot use (an amount below nothing) is
a fault too. Nothing here raises, whatever stands in a release.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from hedgerow.kernel.money import MOST_PENCE
from hedgerow.notices.types.faults import Wrong
from hedgerow.standards import ocds
from hedgerow.standards.ocds import Field, Kind

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")
SHOWN = 40
MOST = 12  # faults of one release that are told

SAID = {kind: Wrong[kind.name] for kind in Kind}


def faults(release: Any) -> list[tuple[str, str]]:
    """What is wrong of a release, each as the field and a sentence (the first MOST of them); none where it is sound."""
    if not isinstance(release, dict):
        return [("", SAID[Kind.OBJECT].said())]
    found: list[tuple[str, str]] = []
    for field in (*ocds.FIELDS, *ocds.EXTENSION_FIELDS):
        found += islice(_of_field(release, field), MOST)
    return found[:MOST]


def _of_field(release: dict[str, Any], field: Field) -> Iterator[tuple[str, str]]:
    *above, last = field.path.split("/")
    for path, holder in _holders(release, above):
        if last.endswith("[]"):
            yield from _of_items(path, holder, last, field)
        elif field.required and _is_missing(holder.get(last)):
            yield f"{path}{last}", Wrong.MISSING.said()
        elif last in holder and (wrong := _wrong(field, holder[last])):
            yield f"{path}{last}", wrong


def _of_items(path: str, holder: dict[str, Any], last: str, field: Field) -> Iterator[tuple[str, str]]:
    name = last.removesuffix("[]")
    items = holder.get(name)
    if not isinstance(items, list):
        return
    for index, item in enumerate(items):
        if wrong := _wrong_item(field, item):
            yield f"{path}{name}[{index + 1}]", wrong


def _holders(release: dict[str, Any], above: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that a field may lie in, with the way to it; what is not as it should be is told of elsewhere."""
    found = [("", release)]
    for name in above:
        found = [each for path, holder in found for each in _down(path, holder, name)]
    yield from found


def _down(path: str, holder: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    inner = holder.get(name.removesuffix("[]"))
    if not name.endswith("[]"):
        if isinstance(inner, dict):
            yield f"{path}{name}/", inner
        return
    for index, item in enumerate(inner if isinstance(inner, list) else ()):
        if isinstance(item, dict):
            yield f"{path}{name.removesuffix('[]')}[{index + 1}]/", item


def _is_missing(value: Any) -> bool:
    return value is None or value == "" or value == []


def _wrong(field: Field, value: Any) -> str:
    """What is wrong of a value, or "". A null is none where the field need not be there, but for objects and lists."""
    if value is None:
        return Wrong.NULL.said() if field.kind in (Kind.OBJECT, Kind.LIST) else ""
    return _wrong_value(field.kind, value)


def _wrong_item(field: Field, item: Any) -> str:
    return SAID[field.kind].said() if item is None else _wrong_value(field.kind, item)


def _wrong_value(kind: Kind, value: Any) -> str:
    if not CHECKS[kind](value):
        return f"“{shown(value)}” {SAID[kind].said()}" if _is_plain(value) else SAID[kind].said()
    return _wrong_amount(value) if kind == Kind.AMOUNT else ""


def _wrong_amount(value: float) -> str:
    """What the standard lets pass, and no value of a contract can be."""
    if value < 0:
        return Wrong.BELOW.said(value=shown(value))
    return Wrong.HUGE.said() if value * 100 > MOST_PENCE else ""


def is_moment(value: Any) -> bool:
    """Whether a text is a date with time and time zone (RFC 3339) that there is."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return False
    try:
        moment = datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return moment.utcoffset() is not None and 1900 < moment.year < 9000


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or math.isfinite(value)


def _is_label(value: Any) -> bool:
    return (isinstance(value, str) and value != "") or (isinstance(value, int) and not isinstance(value, bool))


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def shown(value: Any) -> str:
    """At most 40 letters of a value, for a sentence."""
    try:
        text = " ".join(str(value).split())
    except ValueError:  # a whole number of more figures than Python writes out
        return "…"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


CHECKS: dict[Kind, Callable[[Any], bool]] = {
    Kind.TEXT: lambda value: isinstance(value, str),
    Kind.LABEL: _is_label,
    Kind.MOMENT: is_moment,
    Kind.AMOUNT: _is_number,
    Kind.CURRENCY: lambda value: value in ocds.CURRENCIES if isinstance(value, str) else False,
    Kind.YES_NO: lambda value: isinstance(value, bool),
    Kind.OBJECT: lambda value: isinstance(value, dict),
    Kind.LIST: lambda value: isinstance(value, list),
    Kind.STATUS: lambda value: value in ocds.TENDER_STATUS if isinstance(value, str) else False,
    Kind.AWARD_STATUS: lambda value: value in ocds.AWARD_STATUS if isinstance(value, str) else False,
    Kind.INITIATION: lambda value: value == "tender",
}
