"""The versions of the agreement, and what the one in force holds."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hedgerow.charter import rules
from hedgerow.charter.models import Agreement, Party, Signature
from hedgerow.charter.types import Performed, PromiseMade, State
from hedgerow.kernel import clock


def versions() -> QuerySet[Agreement]:
    """Every version that was put or agreed, the newest first."""
    return Agreement.objects.exclude(state=State.DRAFT).order_by("-number")


def version_numbered(number: int) -> Agreement | None:
    """A version that was put or agreed, by its number."""
    return versions().filter(number=number).first()


def in_force(on: date | None = None) -> Agreement | None:
    """The version in force on a day (today): of those agreed to start by then, the newest."""
    found = Agreement.objects.filter(state=State.AGREED, starts__lte=on or clock.today())
    return found.order_by("-starts", "-number").first()


def open_version() -> Agreement | None:
    """The version that is being written, or put to those who sign; there is one at a time."""
    return Agreement.objects.filter(state__in=(State.DRAFT, State.PUT)).order_by("-number").first()


def before(agreement: Agreement) -> Agreement | None:
    """The agreed version that one followed."""
    return Agreement.objects.filter(state=State.AGREED, number__lt=agreement.number).order_by("-number").first()


def content(agreement: Agreement) -> dict[str, Any]:
    """The words of a version as they were put."""
    found: dict[str, Any] = json.loads(agreement.content)
    return found


def promises(on: date | None = None) -> list[PromiseMade]:
    """The promises of the version in force on a day (today); none where none is."""
    found = in_force(on)
    return rules.promises_of(content(found)) if found else []


def performers(on: date | None = None) -> list[Performed]:
    """Who performs which function where, of the version in force on a day (today)."""
    found = in_force(on)
    return rules.performed_of(content(found)) if found else []


def parties(agreement: Agreement) -> list[tuple[Party, Signature | None]]:
    """Who was asked to sign a version, each with its signature under these very words, if there is one."""
    rows = Party.objects.filter(agreement=agreement).select_related("organisation").prefetch_related("signatures")
    for row in rows:
        row.agreement = agreement  # all its words, once and not with each who was asked
    return [(row, next((one for one in row.signatures.all() if one.sha256 == agreement.sha256), None)) for row in rows]


def asked_of(organisation_id: int) -> list[tuple[Party, Signature | None]]:
    """The versions that an organisation was asked to sign, the newest first, each with its signature."""
    rows = Party.objects.filter(organisation=organisation_id).exclude(agreement__state=State.DRAFT)
    rows = (
        rows.select_related("agreement", "organisation").prefetch_related("signatures").order_by("-agreement__number")
    )
    return [
        (row, next((one for one in row.signatures.all() if one.sha256 == row.agreement.sha256), None)) for row in rows
    ]
