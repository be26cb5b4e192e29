"""Issued reports by name, and what becomes of erased words in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.registry import NightlyJob, RefOffer
from hedgerow.evidence.actions import redact
from hedgerow.evidence.models import Issued


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Title and quarter of issued reports by id."""
    rows = Issued.objects.filter(pk__in=list(ids)).values_list("pk", "title", "quarter")
    return {str(pk): f"{title}, {quarter}" for pk, title, quarter in rows}


def redacted(_day: date) -> str:
    """Take erased words out of issued reports."""
    return _("%(count)s issued reports had words taken out") % {"count": redact()}


REFS = (RefOffer("evidence.issued", titles, lambda pk: reverse("evidence:issued", args=[pk])),)
NIGHTLY = (NightlyJob("evidence.redact", redacted),)
