"""A role for search engines, as schema.org JobPosting with employmentType VOLUNTEER.

Source: schema.org/JobPosting (version 29), and the terms that search engines ask for (Google Search Central, "Job posting").
"""

from __future__ import annotations

import json
from typing import Any

from django.urls import reverse
from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe

from hedgerow.engines.mail.rules import absolute
from hedgerow.kernel import clock
from hedgerow.volunteering.models import Role

#: what could end the element that the text stands in
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def posting(role: Role) -> dict[str, Any]:
    """One open role. It says nothing of people: neither who answers nor where they are written to."""
    url = absolute(reverse("volunteering:role", args=[role.pk]))
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": role.title,
        "description": linebreaks(escape("\n\n".join(filter(None, [role.tasks, role.gets, role.support])))),
        "datePosted": clock.day_of(role.opened_at).isoformat() if role.opened_at else None,
        "validThrough": role.ends_on.isoformat() if role.ends_on else None,
        "employmentType": "VOLUNTEER",
        "hiringOrganization": _organisation(role),
        "url": url,
        "directApply": True,
        "jobBenefits": role.gets or None,
        **_place(role),
    }
    return {name: value for name, value in said.items() if value is not None}


def _organisation(role: Role) -> dict[str, str]:
    group = role.organisation
    said = {"@type": "Organization", "name": group.name, "sameAs": group.website}
    return {name: value for name, value in said.items() if value}


def _place(role: Role) -> dict[str, Any]:
    country = {"@type": "Country", "name": "United Kingdom"}
    remote = {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": country} if role.from_home else {}
    if not role.postcode and not role.where:
        return remote
    address = {
        "@type": "PostalAddress",
        "addressCountry": "GB",
        "streetAddress": role.where,
        "postalCode": role.postcode,
    }
    kept = {name: value for name, value in address.items() if value}
    return {**remote, "jobLocation": {"@type": "Place", "address": kept}}


def for_page(role: Role) -> SafeString:
    """The same as text for a page: nothing in it can end the element or be run."""
    return mark_safe(json.dumps(posting(role), ensure_ascii=False).translate(ESCAPED))  # noqa: S308 - escaped above
