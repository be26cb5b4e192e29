"""From a release of OCDS to what is kept of it. Only sound releases come here (`rules.checking`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hedgerow.kernel import clock
from hedgerow.notices.rules.cleaning import persons, plain, short
from hedgerow.notices.types import LotRead, Release, Stage
from hedgerow.standards import cpv, ocds

MOST_LOTS, MOST_CODES, MOST_PLACES = 60, 20, 40
STAGES = {
    "planning": Stage.PLANNED, "planned": Stage.PLANNED, "active": Stage.OPEN, "complete": Stage.ENDED,
    "cancelled": Stage.CANCELLED, "withdrawn": Stage.CANCELLED, "unsuccessful": Stage.UNSUCCESSFUL,
}  # fmt: skip
PAGE_KINDS = ("tenderNotice", "plannedProcurementNotice", "awardNotice", "contractNotice")


def release_of(raw: dict[str, Any], number: int) -> Release:
    """What is kept of a sound release; `number` is its place in the file."""
    names, tender = persons(raw), raw.get("tender") or {}
    lots = tuple(_lots(tender, names))
    codes = tuple(dict.fromkeys(_codes(tender)))[:MOST_CODES]
    period, contract = tender.get("tenderPeriod") or {}, tender.get("contractPeriod") or {}
    return Release(
        number=number,
        ocid=short(plain(raw["ocid"]), 150),
        id=short(plain(raw["id"]), 150),
        at=moment(raw["date"]),
        stage=_stage(raw, tender),
        title=short(plain(tender.get("title"), names).replace("\n", " "), 300),
        description=short(plain(tender.get("description"), names), 20_000),
        buyer=short(_buyer(raw, names), 250),
        buyer_ids=_buyer_ids(raw),
        pence=_pence(tender.get("value")),
        pence_least=_pence(tender.get("minValue")),
        lots=lots,
        cpv=tuple(code for code, _title in codes),
        cpv_titles=tuple(title for _code, title in codes if title),
        places=tuple(dict.fromkeys(_places(tender)))[:MOST_PLACES],
        deadline=moment(period["endDate"]) if period.get("endDate") else None,
        starts=_day(contract.get("startDate")),
        ends=_day(contract.get("endDate")),
        vcse=_suits(tender, "vcse"),
        sme=_suits(tender, "sme"),
        link=_link(raw, tender),
    )


def moment(text: str) -> datetime:
    """A moment of a sound release, aware."""
    return datetime.fromisoformat(text.upper())


def _day(text: Any) -> date | None:
    return clock.day_of(moment(text)) if text else None


def _stage(raw: dict[str, Any], tender: dict[str, Any]) -> Stage:
    """How far it has come: cancelled counts before awarded, and that before what the tender's own status says."""
    tags, status = set(raw.get("tag") or ()), STAGES.get(tender.get("status") or "", Stage.OPEN)
    awards = {award.get("status") or "active" for award in raw.get("awards") or ()}
    if tags & ocds.CANCELLING_TAGS or status == Stage.CANCELLED:
        return Stage.CANCELLED
    if awards and not awards - {"cancelled", "unsuccessful"}:
        return Stage.UNSUCCESSFUL
    if tags & ocds.AWARD_TAGS or "active" in awards:
        return Stage.AWARDED
    return Stage.PLANNED if tags & ocds.PLANNING_TAGS and not tender.get("tenderPeriod") else status


def _buyers(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The buyer, and the party that it is."""
    buyer = raw.get("buyer") or {}
    yield buyer
    for party in raw.get("parties") or ():
        roles = party.get("roles") or ()
        if party.get("id") == buyer.get("id") or (not buyer and "buyer" in roles):
            yield party


def _buyer(raw: dict[str, Any], names: frozenset[str]) -> str:
    found = (plain(each.get("name"), names) for each in _buyers(raw))
    return next(filter(None, found), "")


def _buyer_ids(raw: dict[str, Any]) -> tuple[str, ...]:
    """Its identifiers as org-id.guide writes them: "GB-LAE-MRT"."""
    found: list[Any] = []
    for each in _buyers(raw):
        identifier = each.get("identifier") or {}
        if identifier.get("scheme") and identifier.get("id"):
            found.append(f"{identifier['scheme']}-{identifier['id']}")
        found.append(each.get("id"))
    return tuple(dict.fromkeys(plain(one)[:60] for one in found if one))


def _pence(value: Any) -> int | None:
    """Whole pence; None for another currency, and for nothing: a value of £0 is one that was not told."""
    amount = (value or {}).get("amount")
    if amount is None or (value.get("currency") or "GBP") != "GBP":
        return None
    return round(Decimal(str(amount)) * 100) or None


def _lots(tender: dict[str, Any], names: frozenset[str]) -> Iterator[LotRead]:
    seen: set[str] = set()
    for index, lot in enumerate((tender.get("lots") or ())[:MOST_LOTS], start=1):
        key = plain(lot.get("id"))[:100] or str(index)
        if key not in seen:
            seen.add(key)
            title, about = plain(lot.get("title"), names), plain(lot.get("description"), names)
            vcse = (lot.get("suitability") or {}).get("vcse")
            yield LotRead(key, short(title, 300), short(about, 4000), _pence(lot.get("value")), vcse)


def _codes(tender: dict[str, Any]) -> Iterator[tuple[str, str]]:
    items = tender.get("items") or ()
    own = (tender.get("classification"), *(tender.get("additionalClassifications") or ()))
    inner = (one for item in items for one in (item.get("classification"), *_more(item)))
    for each in (*own, *inner):
        if isinstance(each, dict) and (each.get("scheme") or "CPV") == "CPV":
            code = cpv.code_of(str(each.get("id") or ""))
            if code:
                yield code, short(plain(each.get("description")), 200)


def _more(item: dict[str, Any]) -> Iterable[Any]:
    more = item.get("additionalClassifications")
    return more if isinstance(more, list) else ()


def _places(tender: dict[str, Any]) -> Iterator[str]:
    """Postcodes before regions: what is finer says more."""
    items = tender.get("items") or ()
    holders = (tender, *items)
    addresses = [one for each in holders for one in _addresses(each)]
    for name in ("postalCode", "region", "locality"):
        yield from (text for each in addresses if (text := plain(each.get(name))[:100]))
    if not any(each.get(name) for each in addresses for name in ("postalCode", "region", "locality")):
        yield from (text for each in addresses if (text := plain(each.get("countryName"))[:100]))


def _addresses(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("deliveryAddresses", "deliveryAddress"):
        found = holder.get(name)
        yield from (each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict))


def _suits(tender: dict[str, Any], whom: str) -> bool | None:
    """Whether it is marked to suit them, as a whole or in any lot."""
    told = (tender.get("suitability") or {}).get(whom)
    lots = [(lot.get("suitability") or {}).get(whom) for lot in tender.get("lots") or ()]
    return True if True in (told, *lots) else False if False in (told, *lots) else None


def _link(raw: dict[str, Any], tender: dict[str, Any]) -> str:
    """The page of the notice: the document that says it is one, else the first that is a page."""
    own = [*(tender.get("documents") or ()), *((raw.get("planning") or {}).get("documents") or ())]
    inner = [doc for award in raw.get("awards") or () for doc in award.get("documents") or ()]
    found = [doc for doc in (*own, *inner) if is_address(doc.get("url"))]
    chosen = next((doc for doc in found if doc.get("documentType") in PAGE_KINDS), None)
    chosen = chosen or next((doc for doc in found if "html" in str(doc.get("format") or "")), None)
    return plain(chosen["url"]) if chosen else ""


def is_address(text: Any) -> bool:
    """Whether a text is an address that a page may link to."""
    return isinstance(text, str) and text.startswith(("https://", "http://")) and len(text) <= 500 and " " not in text
