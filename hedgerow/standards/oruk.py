"""Open Referral UK: what the standard calls things, and its records as rows of plain text.

Sources: the UK profile of the Human Services Data Specification 3.0 (github.com/openreferral/uk-profile, schemata and
openapi.json, 2023 to 2025) and Open Referral UK 1.0 (openreferraluk.org, service schema of 2020). Field names, statuses,
location types and codes of days are theirs; the sentences are ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/en/latest/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json"
#: what `status` of a service may be
ACTIVE, INACTIVE, DEFUNCT, PAUSED = "active", "inactive", "defunct", "temporarily closed"
WEEKLY, MONTHLY = "WEEKLY", "MONTHLY"
PHYSICAL, VIRTUAL = "physical", "virtual"
#: parameters of lists that the standard names, by the address they belong to
PAGE = frozenset({"page", "per_page"})
SERVICES = PAGE | {
    "search", "text", "taxonomy_term_id", "taxonomy_id", "organization_id", "minimum_age", "maximum_age", "start_time",
    "end_time", "day", "postcode", "proximity", "modified_after", "minimal", "full", "format",
}  # fmt: skip
#: lists of a record by 1.0's names, and by 3.0's
SCHEDULES, COSTS = ("schedules", "regular_schedules"), ("cost_options", "costs")
ADDRESSES, ELIGIBILITY = ("addresses", "physical_addresses"), ("eligibility", "eligibilitys")
OF_VERSION_1 = frozenset({
    "pc_metadata", "pc_targetAudience", "regular_schedules", "service_taxonomys", "eligibilitys", "deliverable_type",
    "attending_type", "attending_access",
})  # fmt: skip
#: how one comes to a service, by 1.0's `attending_access`
WAYS = {
    "drop-in": "drop_in", "appointment": "ask", "self referral": "ask", "referral": "referred",
    "professional referral": "referred", "assessment": "referred", "membership": "ask",
}  # fmt: skip
ONLINE, OUTREACH = frozenset({"online", "phone"}), frozenset({"home visit"})
BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 tr table section article header footer blockquote".split())
UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "head"})


@dataclass(frozen=True)
class Document:
    """A feed as it was read: "1.0" or "3.0", and the services in it."""

    standard: str
    services: tuple[Mapping[str, Any], ...]


class _Plain(HTMLParser):
    """Gathers the text that somebody would read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        if tag in BLOCKS and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)


def plain(text: str) -> str:
    """The words of a text that may be HTML: no tag, script or style is left, blocks are paragraphs.

    >>> plain("<p>Hot <b>soup</b> &amp; bread</p><script>x()</script><ul><li>free</li></ul>")
    'Hot soup & bread\\n\\n• free'
    """
    parser = _Plain()
    parser.feed(text)
    parser.close()
    lines = [" ".join(line.split()) for line in "".join(parser.parts).replace("\xa0", " ").split("\n")]
    kept: list[str] = []
    for line in lines:
        if line and line != "•":
            kept.append(line)
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).strip()


def document(text: str) -> Document | None:
    """A feed from JSON: a page of 1.0 ("content") or of 3.0 ("contents"), a list of services, or one service.

    None where it is no JSON, or holds nothing that could be a service.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    listed = said
    if isinstance(said, dict):
        listed = next((said[key] for key in ("contents", "content") if isinstance(said.get(key), list)), [said])
    if not isinstance(listed, list):
        return None
    services = tuple(one for one in listed if isinstance(one, dict))
    if not any("name" in one or "id" in one for one in services):
        return None
    first = (isinstance(said, dict) and "content" in said) or any(OF_VERSION_1 & one.keys() for one in services)
    return Document("1.0" if first else "3.0", services)


def row(service: Mapping[str, Any]) -> dict[str, str]:
    """A service of either version as text by our own columns; what the record does not have is missing.

    Names, titles and addresses of people are left out: only numbers that a contact gives for the service are read.
    """
    said = {
        "id": _text(service, "id"),
        "name": plain(_text(service, "name")),
        "description": plain(_text(service, "description")),
        "web": _text(service, "url"),
        "email": _text(service, "email"),
        "status": _text(service, "status"),
        **_provider(service),
        **_who(service),
        **_how(service),
    }
    lists = {
        "phone": "\n".join(_phones(service)),
        "places": "\n".join(_places(service)),
        "times": "\n".join(_times(service)),
        "prices": "\n".join(_prices(service)),
        "languages": "; ".join(_languages(service)),
        "areas": "; ".join(_areas(service)),
        "access_words": "; ".join(dict.fromkeys(_access(service))),
    }
    return {name: text for name, text in {**said, **lists}.items() if text}


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _list(record: Mapping[str, Any], *names: str) -> Iterator[Mapping[str, Any]]:
    for name in names:
        held = record.get(name)
        yield from (one for one in (held if isinstance(held, list) else []) if isinstance(one, dict))


def _inside(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    held = record.get(name)
    return held if isinstance(held, dict) else {}


def _provider(service: Mapping[str, Any]) -> dict[str, str]:
    told = _inside(service, "organization")
    return {
        "organisation": plain(_text(told, "name")),
        "organisation_about": plain(_text(told, "description")),
        "organisation_web": _text(told, "website") or _text(told, "url"),
    }


def _who(service: Mapping[str, Any]) -> dict[str, str]:
    rows = list(_list(service, *ELIGIBILITY))
    audience = [_text(one, "audienceType") or _text(one, "id") for one in _list(service, "pc_targetAudience")]
    words = [_text(one, "eligibility") for one in rows]
    ages = [service, *rows]
    return {
        "eligibility": "; ".join(dict.fromkeys(filter(None, (*words, *audience)))),
        "age_from": next(filter(None, (_whole(one, "minimum_age") for one in ages)), ""),
        "age_to": next(filter(None, (_whole(one, "maximum_age") for one in ages)), ""),
    }


def _whole(record: Mapping[str, Any], name: str) -> str:
    return _text(record, name).removesuffix(".0")


def _how(service: Mapping[str, Any]) -> dict[str, str]:
    kinds = {_text(service, "attending_type").casefold()}
    virtual = any(_text(place, "location_type") == VIRTUAL for place in _locations(service))
    return {
        "way": WAYS.get(_text(service, "attending_access").casefold(), ""),
        "way_words": plain(_text(service, "pc_attendingAccess_additionalInfo")),
        "online": "yes" if kinds & ONLINE or virtual else "",
        "outreach": "yes" if kinds & OUTREACH else "",
        "fees": plain(_text(service, "fees")),
    }


def _phones(service: Mapping[str, Any]) -> Iterator[str]:
    for holder in (service, *_list(service, "contacts")):
        yield from filter(None, (_text(one, "number") for one in _list(holder, "phones")))


def _locations(service: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for at in _list(service, "service_at_locations"):
        yield _inside(at, "location")
    yield from _list(service, "locations")


def _places(service: Mapping[str, Any]) -> Iterator[str]:
    """Each address as a line: name | address | postcode."""
    for place in _locations(service):
        if _text(place, "location_type") == VIRTUAL:
            continue
        for address in _list(place, *ADDRESSES):
            parts = (_text(address, name) for name in ("address_1", "address_2", "city"))
            where = ", ".join(dict.fromkeys(filter(None, parts)))
            cells = (_text(place, "name"), where, _text(address, "postal_code"))
            yield " | ".join(cell.replace("|", "/").replace("\n", ", ") for cell in cells)


def _times(service: Mapping[str, Any]) -> Iterator[str]:
    """Each schedule as a line: "MO,TU 10:00-12:00 note"; "2TH 14:00" is every second Thursday of the month."""
    ats = list(_list(service, "service_at_locations"))
    for holder in (service, *ats):
        for one in _list(holder, *SCHEDULES):
            days = _text(one, "byday") or _text(one, "weekday")
            hours = "-".join(filter(None, (_text(one, "opens_at")[:5], _text(one, "closes_at")[:5])))
            note = " ".join((_text(one, "description") or _text(one, "notes")).split())
            if days:
                yield " ".join(filter(None, (days.replace(" ", ""), hours, note)))


def _prices(service: Mapping[str, Any]) -> Iterator[str]:
    """Each cost as a line: option | amount in pounds | words."""
    for one in _list(service, *COSTS):
        cells = (_text(one, "option"), _text(one, "amount"), plain(_text(one, "amount_description")))
        if any(cells):
            yield " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells)


def _languages(service: Mapping[str, Any]) -> Iterable[str]:
    rows = _list(service, "languages")
    return filter(None, (_text(one, "code") or _text(one, "name") or _text(one, "language") for one in rows))


def _areas(service: Mapping[str, Any]) -> Iterator[str]:
    for one in _list(service, "service_areas"):
        code = _text(one, "uri").rstrip("/").rpartition("/")[2]
        yield code or _text(one, "name") or _text(one, "service_area")


def _access(service: Mapping[str, Any]) -> Iterator[str]:
    for place in _locations(service):
        for one in _list(place, "accessibility", "accessibility_for_disabilities"):
            yield plain(_text(one, "description") or _text(one, "accessibility"))
