"""Reading the published list of funds of another place: each fund whole, or left out with a sentence why."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from hedgerow.funding.rules import stages
from hedgerow.funding.rules.criteria import dump, load
from hedgerow.funding.rules.feed_out import PLAIN, TYPES
from hedgerow.funding.rules.sound import is_sound
from hedgerow.funding.types.feeds import Page, Told
from hedgerow.funding.types.funds import CostKind, FundStage, HelpKind
from hedgerow.spine.errors import InputError

KINDS = {theirs: ours for ours, theirs in TYPES.items()}
LONGEST = {"name": 200, "alternateName": 200, "description": 4000, "covers": 2000, "howToApply": 2000, "url": 300,
           "localTwist": 2000}  # fmt: skip
MOST_PENCE, MOST_CRITERIA, DEEPEST = 10**13, 60, 24
TEXTS = ("name", "alternateName", "description", "covers", "howToApply", "localTwist")
Node = Mapping[str, Any]


def page(data: bytes, file: str = "") -> Page:
    """One page of a list. Raises InputError where it is none."""
    try:
        said = json.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError):
        raise InputError("this is not JSON, so it is no list of funds", file) from None
    rows = said.get("dataFeedElement") if isinstance(said, dict) else None
    if not isinstance(rows, list):
        raise InputError("this is no list of funds: a schema.org DataFeed with “dataFeedElement”", file)
    found, faults = _rows(rows)
    publisher = said.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return Page(
        publisher=_line(name) or "not said",
        licence=_line(said.get("license"))[:60],
        funds=tuple(found),
        faults=tuple(faults),
        onward=_line(said.get("next")),
        address=_line(said.get("@id")),
    )


def _rows(rows: Sequence[Any]) -> tuple[list[Told], list[tuple[int, str, str]]]:
    found: dict[str, Told] = {}
    faults: list[tuple[int, str, str]] = []
    for number, row in enumerate(rows, 1):
        title = _line(row.get("name"))[:100] if isinstance(row, dict) else ""
        try:
            told = read(row)
            if told.uid in found:
                raise ValueError("its @id stands here twice.")
            found[told.uid] = told
        except ValueError as error:
            faults.append((number, title, str(error)))
    return list(found.values()), faults


def read(row: Any) -> Told:
    """One fund. Raises ValueError with a sentence that names the field."""
    if not isinstance(row, dict):
        raise ValueError("this is no fund, but a piece of text or a number.")
    uid = _line(row.get("@id"))
    if not uid or len(uid) > 300:
        raise ValueError("it has no @id by which to know it again.")
    kind = KINDS.get(str(row.get("@type")))
    if kind is None:
        raise ValueError(f"@type: “{str(row.get('@type'))[:40]}” is none of {', '.join(KINDS)}.")
    payer = _organisation(row, "funder")
    facts = {
        **{ours: READERS[theirs](row, theirs) for ours, theirs in PLAIN.items() if theirs in READERS},
        "kind": kind,
        "payer": payer.get("name", ""),
        "payer_id": str(payer.get("identifier") or "")[:60],
        "decider": _organisation(row, "decidedBy").get("name", ""),
        "opens_on": _day(row, "validFrom"),
        "ends_on": _day(row, "validThrough"),
        "stages": _stages(row),
        **_amounts(row),
    }
    if not facts["title"]:
        raise ValueError("name: each fund needs a line that says what it is for.")
    if not facts["payer"]:
        raise ValueError("funder: say who pays.")
    if facts["opens_on"] and facts["ends_on"] and facts["opens_on"] > facts["ends_on"]:
        raise ValueError("validThrough: it closes before it opens.")
    return Told(
        uid=uid,
        facts={name: value for name, value in facts.items() if value not in (None, "", [])},
        criteria=_criteria(row),
        national=_line(row.get("isVariantOf"))[:300],
        source=_line(row.get("creditText"))[:200],
        licence=_line(row.get("license"))[:20],
        checked_on=_day(row, "checkedOn"),
    )


def _line(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(row: Node, name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{name}: this is not text.")
    if len(value) > LONGEST[name]:
        raise ValueError(f"{name}: this is too long: {LONGEST[name]:,} letters at most.")
    if "\0" in value:
        raise ValueError(f"{name}: this holds a sign that is no letter.")
    return value.strip()


def _address(row: Node, name: str) -> str:
    value = _text(row, name)
    if value and not value.startswith(("https://", "http://")):
        raise ValueError(f"{name}: “{value[:60]}” is not a web address.")
    return value


def _number(row: Node, name: str) -> int | None:
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 200:
        raise ValueError(f"{name}: “{str(value)[:20]}” is not a number of weeks.")
    return value


def _codes(row: Node, name: str) -> list[str]:
    known = {"costs": CostKind.values, "helps": HelpKind.values}[name]
    value = row.get(name) or []
    value = [value] if isinstance(value, str) else value
    wrong = [one for one in value if one not in known] if isinstance(value, list) else [value]
    if wrong:
        raise ValueError(f"{name}: “{str(wrong[0])[:40]}” is not on the list: {', '.join(known)}.")
    return list(value)


READERS: dict[str, Callable[[Node, str], Any]] = {
    **dict.fromkeys(TEXTS, _text), "url": _address, "weeksToDecide": _number, "costs": _codes, "helps": _codes,
}  # fmt: skip


def _day(row: Node, name: str) -> date | None:
    value = row.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except (TypeError, ValueError):
        raise ValueError(f"{name}: “{str(value)[:30]}” is not a date. It is written like 2027-05-01.") from None


def _organisation(row: Node, name: str) -> dict[str, Any]:
    value = row.get(name)
    value = {"name": value} if isinstance(value, str) else value or {}
    if not isinstance(value, dict) or not isinstance(value.get("name", ""), str):
        raise ValueError(f"{name}: this is no organisation with a name.")
    told = value.get("name", "").strip()
    if len(told) > 200:
        raise ValueError(f"{name}: its name is too long: 200 letters at most.")
    return {**value, "name": told}


def _amounts(row: Node) -> dict[str, int | None]:
    amount = row.get("amount")
    if amount is None:
        return {}
    if not isinstance(amount, dict) or amount.get("currency", "GBP") != "GBP":
        raise ValueError("amount: this is no amount in GBP.")
    least, most = _pence(amount, "minValue"), _pence(amount, "maxValue")
    if least is not None and most is not None and least > most:
        raise ValueError("amount: the largest is smaller than the smallest.")
    return {"amount_min": least, "amount_max": most}


def _pence(amount: Node, name: str) -> int | None:
    value = amount.get(name)
    if value is None:
        return None
    try:
        pence = Decimal(str(value)) * 100 if not isinstance(value, bool | str) else Decimal("NaN")
    except InvalidOperation:
        pence = Decimal("NaN")
    if not pence.is_finite() or pence != int(pence) or not 0 <= pence <= MOST_PENCE:
        raise ValueError(f"amount: “{str(value)[:30]}” is not an amount in figures.")
    return int(pence)


def _stages(row: Node) -> list[dict[str, Any]]:
    value = row.get("stages") or []
    if not isinstance(value, list) or not all(isinstance(one, dict) and _line(one.get("name")) for one in value):
        raise ValueError("stages: each needs a name.")
    found = tuple(
        stages.tidy(FundStage(_line(o.get("name")), _day(o, "endTime"), _line(o.get("description")))) for o in value
    )
    if stages.too_much(found) or not all(one.name for one in found):
        raise ValueError("stages: eight at the most, each in a few words.")
    if stages.out_of_order(found):
        raise ValueError("stages: a later one is due before an earlier one.")
    return stages.dump(found)


def _criteria(row: Node) -> tuple[dict[str, Any], ...]:
    value = row.get("criteria") or []
    if not isinstance(value, list) or len(value) > MOST_CRITERIA or not all(isinstance(one, dict) for one in value):
        raise ValueError("criteria: this is no list of rules.")
    if _depth(value) > DEEPEST:
        raise ValueError("criteria: rules within rules are too deep.")
    try:
        sound = is_sound(loaded := load(value))
    except (ValueError, TypeError, KeyError, AttributeError):
        sound = False
    if not sound:
        raise ValueError("criteria: a rule is not known here, so who can get it cannot be said.")
    return tuple(dump(loaded))


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max((_depth(one) for one in inner), default=0)
