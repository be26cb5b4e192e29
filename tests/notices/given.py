"""Releases of OCDS to read."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

DATE = "2026-03-02T09:00:00Z"
LATE = datetime(2199, 1, 1, 12, tzinfo=UTC)


def release(
    ocid: str = "ocds-test-1", pk: str = "1", *, date: str = DATE, deadline: datetime = LATE, **changes: Any
) -> dict[str, Any]:
    """A sound release: lunch clubs for older people. `changes` are by way, with two underscores between the steps, and a
    number for a place in a list; None takes away."""
    sound: dict[str, Any] = {
        "ocid": ocid,
        "id": pk,
        "date": date,
        "tag": ["tender"],
        "initiationType": "tender",
        "buyer": {"id": "GB-LAE-ASH", "name": "Ash Council"},
        "parties": [
            {
                "id": "GB-LAE-ASH",
                "name": "Ash Council",
                "roles": ["buyer"],
                "identifier": {"scheme": "GB-LAE", "id": "ASH"},
            }
        ],
        "tender": {
            "id": "T1",
            "title": "Lunch clubs for older people",
            "description": "A warm meal and company, in three wards.",
            "status": "active",
            "classification": {
                "scheme": "CPV",
                "id": "85312000",
                "description": "Social work services without accommodation",
            },
            "value": {"amount": 20000, "currency": "GBP"},
            "tenderPeriod": {"endDate": deadline.isoformat()},
            "contractPeriod": {"startDate": "2199-04-01T00:00:00Z", "endDate": "2200-03-31T00:00:00Z"},
            "suitability": {"vcse": True, "sme": True},
            "items": [{"id": "1"}],
            "documents": [{"id": "1", "documentType": "tenderNotice", "url": "https://example.org/notice/1"}],
        },
    }
    return changed(sound, **changes)


def changed(raw: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A release with changes, by way."""
    made = copy.deepcopy(raw)
    for way, value in changes.items():
        *above, last = [int(step) if step.isdigit() else step for step in way.split("__")]
        holder: Any = made
        for step in above:
            holder = holder[step]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return made


def package(*releases: Any) -> dict[str, Any]:
    """Releases as a package."""
    return {"uri": "https://example.org", "version": "1.1", "publishedDate": DATE, "releases": list(releases)}
