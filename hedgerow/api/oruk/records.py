"""Services, groups and places as the standard's records. Nothing of people is in them: no names, no group's own address.

What a group says of a service for everybody is: its telephone, e-mail address and web page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse

from hedgerow.api.oruk.ids import Ids
from hedgerow.api.oruk.taxonomies import TAXONOMIES, term, term_ref
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.verification.types import Checked
from hedgerow.organisations.models import Organisation
from hedgerow.services import queries
from hedgerow.services.models import Service, Spot
from hedgerow.services.queries import words
from hedgerow.services.queries.words import cost, how, taking
from hedgerow.services.types import Access, Language, Said, TagKind
from hedgerow.standards import oruk
from hedgerow.standards.org_id import REGISTERS

Node = dict[str, Any]
AREA_URI = "http://statistics.data.gov.uk/id/statistical-geography/"
REGISTER_TITLES = {register.prefix: register.title for register in REGISTERS}


@dataclass(frozen=True)
class Around:
    """What records of one page share: identifiers, last checks by ref, and names of areas by code."""

    ids: Ids
    checked: Mapping[str, Checked] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)


def service(one: Service, around: Around, *, organization: bool = True) -> Node:
    """A service by its one-to-one fields, with its group, as in a list."""
    ids, group = around.ids, one.organisation
    checked = around.checked.get(str(one.ref))
    return _said(
        {
            "id": ids.of(one.ref),
            "organization_id": ids.of(group.ref),
            "name": one.name,
            "description": one.description,
            "url": one.web or absolute(reverse("services:service", args=[one.pk])),
            "email": one.email,
            "status": oruk.ACTIVE,
            "minimum_age": one.age_from,
            "maximum_age": one.age_to,
            "assured_date": checked.on.isoformat() if checked and checked.on else None,
            "alert": _alert(one),
            "last_modified": moment(one.changed_at),
            "organization": organization_of(group, around) if organization else None,
        }
    )


def _alert(one: Service) -> str:
    said = taking(one)
    return f"{said} ({one.taking_on.isoformat()})" if said and one.taking_on else said


def moment(at: datetime) -> str:
    """A moment as the standard writes it."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def full_service(one: Service, around: Around, *, places: bool = True) -> Node:
    """A service with everything that belongs to it; parts are read beforehand."""
    ids, said, ref = around.ids, queries.parts_of(one), one.ref
    told: Node = {
        **service(one, around, organization=False),
        "fees": cost(one, said),
        "organization": organization_of(one.organisation, around, full=True),
        "schedules": list(_schedules(one, said, ids)),
        "service_areas": list(_areas(one, said, around)),
        "languages": list(_languages(one, said, ids)),
        "cost_options": list(_costs(one, said, ids)),
        "contacts": list(_contacts(one, ids)),
        "attributes": list(_attributes(one, said, ids)),
        "eligibility_description": one.eligibility,
        "application_process": how(one),
    }
    if places:
        told["service_at_locations"] = [
            {"id": at["id"], "service_id": ids.of(ref), "location_id": at["location_id"], "location": at["location"]}
            for at in (at_location(one, spot, around) for spot in spots(one))
        ]
    return _said(told)


def spots(one: Service) -> list[Spot | None]:
    """Its places; None stands for online or by telephone."""
    return [*one.spots.all(), *([None] if one.online else [])]


def at_ref(one: Service, spot: Spot | None) -> str:
    """What the identifier of a service at one of its places is made from."""
    return f"services.at:{spot.pk}" if spot is not None else f"services.online:{one.pk}"


def at_location(one: Service, spot: Spot | None, around: Around, *, full: bool = True) -> Node:
    """A service at one place: the place, and the ids."""
    ids, ref = around.ids, at_ref(one, spot)
    location = ids.of(f"{ref}/location")
    place = _location(spot, location, one, around, full=full) if spot is not None else _online(location)
    return {"id": ids.of(ref), "service_id": ids.of(one.ref), "location_id": location, "location": place}


def _online(location: str) -> Node:
    return {"id": location, "location_type": oruk.VIRTUAL, "name": "Online or by telephone"}


def _location(spot: Spot, location: str, one: Service, around: Around, *, full: bool) -> Node:
    where = around.areas.get(spot.authority, "")
    told: Node = {
        "id": location,
        "location_type": oruk.PHYSICAL,
        "name": spot.name,
        "latitude": spot.lat,
        "longitude": spot.lon,
    }
    if full:
        address = {
            "id": around.ids.of(f"{location}/address"),
            "location_id": location,
            "address_1": spot.address or spot.name,
            "city": where,
            "state_province": where,
            "postal_code": spot.postcode,
            "country": "GB",
            "address_type": oruk.PHYSICAL,
        }
        told |= {"addresses": [address], "accessibility": list(_access(one, location, around.ids))}
    return _said(told)


def _access(one: Service, location: str, ids: Ids) -> Iterator[Node]:
    codes = [tag.code for tag in one.tags.all() if tag.kind == TagKind.ACCESS and tag.code in Access.values]
    rows = [(code, str(Access(code).label)) for code in codes]
    rows += [("words", one.access_words)] if one.access_words else []
    for code, text in rows:
        yield {"id": ids.of(f"{location}/{code}"), "location_id": location, "description": text, "accessibility": text}


def _schedules(one: Service, said: Said, ids: Ids) -> Iterator[Node]:
    for number, times in enumerate(said.times or ()):
        nth = "" if times.nth is None else str(times.nth)
        yield _said(
            {
                "id": ids.of(f"{one.ref}/times/{number}"),
                "service_id": ids.of(one.ref),
                "freq": oruk.WEEKLY if times.nth is None else oruk.MONTHLY,
                "interval": 1,
                "byday": ",".join(f"{nth}{day}" for day in times.days),
                "opens_at": times.opens.isoformat() if times.opens else None,
                "closes_at": times.closes.isoformat() if times.closes else None,
                "description": words.times_words([times])[0],
                "notes": one.hours_words,
            }
        )


def _areas(one: Service, said: Said, around: Around) -> Iterator[Node]:
    for code in said.areas or ():
        name = around.areas.get(code, code)
        yield {
            "id": around.ids.of(f"{one.ref}/area/{code}"),
            "service_id": around.ids.of(one.ref),
            "name": name,
            "service_area": name,
            "uri": f"{AREA_URI}{code}",
        }


def _languages(one: Service, said: Said, ids: Ids) -> Iterator[Node]:
    """The profile keeps ids alone; code and name are HSDS 3.0's."""
    for code in (said.tags or {})[TagKind.LANGUAGE]:
        name = str(Language(code).label) if code in Language.values else code
        yield {"id": ids.of(f"{one.ref}/{code}"), "service_id": ids.of(one.ref), "code": code, "name": name}


def _costs(one: Service, said: Said, ids: Ids) -> Iterator[Node]:
    for number, price in enumerate(said.prices or ()):
        yield _said(
            {
                "id": ids.of(f"{one.ref}/price/{number}"),
                "service_id": ids.of(one.ref),
                "option": price.option,
                "amount": None if price.pence is None else price.pence / 100,
                "amount_description": price.words,
            }
        )


def _contacts(one: Service, ids: Ids) -> Iterator[Node]:
    """The number of the service, of nobody by name."""
    if one.phone:
        contact = ids.of(f"{one.ref}/contact")
        phone = {"id": ids.of(f"{one.ref}/phone"), "contact_id": contact, "number": one.phone}
        yield {"id": contact, "service_id": ids.of(one.ref), "phones": [phone]}


def _attributes(one: Service, said: Said, ids: Ids) -> Iterator[Node]:
    for kind in TAXONOMIES:
        known = words.labels(kind)
        for code in (said.tags or {})[kind]:
            if code in known:
                yield {
                    "id": ids.of(f"{one.ref}/{kind}/{code}"),
                    "link_id": ids.of(one.ref),
                    "taxonomy_term_id": ids.of(term_ref(kind, code)),
                    "link_type": "service",
                    "taxonomy_term": term(ids, str(kind), code),
                }


def organization_of(group: Organisation, around: Around, *, full: bool = False) -> Node:
    """A group: its name, and what it says of itself where it may be shown. Never its address, telephone or e-mail."""
    ids = around.ids
    told: Node = {
        "id": ids.of(group.ref),
        "name": group.name,
        "description": group.description if group.published else "",
        "website": group.website if group.published else "",
        "uri": absolute(reverse("pages:group", args=[group.pk])) if group.published else "",
    }
    if full:
        told["organization_identifiers"] = list(_identifiers(group, ids))
    return {**_said(told), "description": told["description"]}


def _identifiers(group: Organisation, ids: Ids) -> Iterator[Node]:
    for row in group.identifiers.all():
        prefix, _dash, number = row.org_id.rpartition("-")
        yield {
            "id": ids.of(f"{group.ref}/{row.org_id}"),
            "organization_id": ids.of(group.ref),
            "identifier_scheme": prefix,
            "identifier_type": REGISTER_TITLES.get(prefix, prefix or "other"),
            "identifier": number,
        }


def codes_in(rows: Sequence[Service]) -> set[str]:
    """The codes of areas whose names a page of whole services needs; parts are read beforehand."""
    found = {spot.authority for one in rows for spot in one.spots.all()}
    return (found | {row.area for one in rows for row in one.areas.all()}) - {""}


def _said(node: Mapping[str, Any]) -> Node:
    """Without what nobody has said."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
