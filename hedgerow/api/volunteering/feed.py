"""Roles as JSON-LD: an organisation, its activity, the role, its session with times and place.

Nothing of people is in it: neither who answers, nor where they are written to, nor who applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from hedgerow.engines.mail.rules import absolute
from hedgerow.kernel import clock
from hedgerow.kernel.clock import LONDON
from hedgerow.organisations.models import Organisation
from hedgerow.standards.org_id import REGISTERS
from hedgerow.standards.volunteering import NAMESPACE
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.queries import tags_of
from hedgerow.volunteering.types import Expenses, TagKind, Tags

#: SPDX identifier of the licence of what groups post: said where they post it
LICENCE = "CC-BY-4.0"
HYDRA_NEXT = "http://www.w3.org/ns/hydra/core#next"
XSD = "http://www.w3.org/2001/XMLSchema#"
LINKS = ("organisationActivity", "organisationCharityRegistration", "activityOrganisation", "activityRole",
         "activitySession", "roleActivity", "sessionLocation")  # fmt: skip
CONCEPTS = ("organisationCause", "roleRequirement", "roleSkill", "roleAccessibility", "sessionTime")
CONTEXT: dict[str, Any] = {
    "@vocab": NAMESPACE,
    **{name: {"@type": "@id"} for name in LINKS},
    **{name: {"@type": "@vocab"} for name in CONCEPTS},
    "activityPublishStartDate": {"@type": f"{XSD}date"},
    "activityPublishEndDate": {"@type": f"{XSD}date"},
    "modified": {"@type": f"{XSD}dateTime"},
    "roleApplyLink": {"@type": f"{XSD}anyURI"},
    "conformsTo": {"@type": "@id"},
    "next": {"@id": HYDRA_NEXT, "@type": "@id"},
}
PREFIXES = {register.prefix: register.title for register in REGISTERS if register.kind == "charity"}
Node = dict[str, Any]


def document(roles: Sequence[Role], *, url: str, onward: str, publisher: str) -> Node:
    """One page: what the data are, and the data. `roles` come with their group, its identifiers and their tags."""
    moments = [role.changed_at for role in roles]
    about = _said(
        {
            "@context": CONTEXT,
            "@id": url,
            "publisher": publisher,
            "license": LICENCE,
            "modified": _moment(max(moments)) if moments else None,
            "conformsTo": NAMESPACE,
            "next": onward,
        }
    )
    return {**about, "@graph": [*_organisations(roles), *(node for role in roles for node in of_role(role))]}


def of_role(role: Role) -> Iterator[Node]:
    """The activity, the role, its session, and its place where it has one."""
    tags, page = tags_of(role), _page(role)
    opened = clock.day_of(role.opened_at).isoformat() if role.opened_at else None
    yield _said(
        {
            "@id": f"{page}#activity",
            "@type": "Activity",
            "activityTitle": role.title,
            "activityDescription": role.tasks,
            "activityOrganisation": _organisation_id(role.organisation),
            "activityRole": f"{page}#role",
            "activitySession": f"{page}#session",
            "activityPublishStartDate": opened,
            "activityPublishEndDate": role.ends_on.isoformat() if role.ends_on else None,
        }
    )
    yield _role(role, tags, page)
    place = _place(role, page)
    session = {"@id": f"{page}#session", "@type": "Session", "sessionTime": list(tags.of(TagKind.TIME))}
    yield _said({**session, "sessionLocation": place["@id"] if place else None})
    if place:
        yield place


def _role(role: Role, tags: Tags, page: str) -> Node:
    fits = [*tags.of(TagKind.ACCESSIBILITY)]
    fits += ["ExpensesPaid"] if role.expenses in (Expenses.TRAVEL, Expenses.ALL) else []
    fits += ["RemoteAccessibility"] if role.from_home else []
    return _said(
        {
            "@id": f"{page}#role",
            "@type": "Role",
            "roleTitle": role.title,
            "roleDescription": "\n\n".join(filter(None, [role.tasks, role.gets, role.support])),
            "roleActivity": f"{page}#activity",
            "roleApplyLink": page,
            "roleCommitment": role.commitment,
            "roleMinimumAge": role.least_age,
            "roleAllowsRemoteParticipation": role.from_home,
            "roleRequirement": list(tags.of(TagKind.REQUIREMENT)),
            "roleSkill": list(tags.of(TagKind.SKILL)),
            "roleAccessibility": list(dict.fromkeys(fits)),
        }
    )


def _place(role: Role, page: str) -> Node | None:
    address = ", ".join(filter(None, [role.where, role.postcode]))
    if not address:
        return None
    return _said(
        {
            "@id": f"{page}#location",
            "@type": "Location",
            "locationName": role.where,
            "locationAddress": address,
            "locationLatitude": role.lat,
            "locationLongitude": role.lon,
        }
    )


def _organisations(roles: Sequence[Role]) -> Iterator[Node]:
    """Each group once, with the causes and activities of its roles on this page."""
    by_group: dict[int, list[Role]] = {}
    for role in roles:
        by_group.setdefault(role.organisation_id, []).append(role)
    for own in by_group.values():
        group = own[0].organisation
        registrations = list(_registrations(group))
        yield _said(
            {
                "@id": _organisation_id(group),
                "@type": "Organisation",
                "organisationName": group.name,
                "organisationDescription": group.description if group.published else "",
                "organisationWebsite": group.website if group.published else "",
                "organisationActivity": [f"{_page(role)}#activity" for role in own],
                "organisationCause": list(
                    dict.fromkeys(code for role in own for code in tags_of(role).of(TagKind.CAUSE))
                ),
                "organisationCharityRegistration": [node["@id"] for node in registrations],
            }
        )
        yield from registrations


def _registrations(group: Organisation) -> Iterator[Node]:
    for row in group.identifiers.all():
        prefix, _dash, number = row.org_id.rpartition("-")
        if prefix in PREFIXES:
            yield {
                "@id": f"{_organisation_id(group)}-{row.org_id.lower()}",
                "@type": "CharityRegistration",
                "charityRegistrationRegistrar": PREFIXES[prefix],
                "charityRegistrationRegistrationNumber": number,
            }


def _organisation_id(group: Organisation) -> str:
    return absolute(reverse("pages:group", args=[group.pk])) + "#organisation"


def _page(role: Role) -> str:
    return absolute(reverse("volunteering:role", args=[role.pk]))


def _moment(moment: datetime) -> str:
    return moment.astimezone(LONDON).isoformat(timespec="seconds")


def _said(node: Mapping[str, Any]) -> Node:
    """Without what nobody has said."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
