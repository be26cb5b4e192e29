"""The audit of a group's record, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.organisations.models import Organisation

MOST = 200
DEEDS = {
    "organisation.added": gettext_lazy("Added"),
    "organisation.changed": gettext_lazy("Changed"),
    "organisation.closed": gettext_lazy("Marked as closed"),
    "organisation.reopened": gettext_lazy("Opened again"),
    "organisation.published": gettext_lazy("Shown in the public directory"),
    "organisation.unpublished": gettext_lazy("Taken out of the public directory"),
    "organisation.merged": gettext_lazy("Merged with another record"),
    "organisation.unmerged": gettext_lazy("A merge was undone"),
    "organisation.not_duplicate": gettext_lazy("Said not to be the same as another"),
    "organisation.import_undone": gettext_lazy("An import was undone"),
    "record.checked": gettext_lazy("Checked"),
    "record.cadence_set": gettext_lazy("Asked about from then on at another pace"),
}
LISTS = {
    "identifiers": gettext_lazy("numbers on registers"),
    "other_names": gettext_lazy("other names"),
    "themes": gettext_lazy("what it does"),
    "beneficiaries": gettext_lazy("who benefits"),
    "benefits": gettext_lazy("where it works"),
}
#: these follow from others, and would only repeat them
DERIVED = {"lsoa", "ward", "authority", "lon", "lat", "band", "closed_on", "published", "published_basis"}


@dataclass(frozen=True)
class Happened:
    """One thing that was done to a record."""

    what: str
    who: str
    at: datetime
    fields: str


def history(group: Organisation) -> list[Happened]:
    """What was done to a group's record, the newest first, at most MOST. Two queries."""
    events = list(Event.objects.filter(ref=str(group.ref))[:MOST])
    names = dict(User.objects.filter(pk__in={event.by for event in events if event.by}).values_list("pk", "name"))
    return [_happened(event, names) for event in events]


def _happened(event: Event, names: dict[Any, str]) -> Happened:
    who = names.get(event.by, _("somebody who has left")) if event.by else _("by itself, from open data or an import")
    labels = [_label(name) for name in event.fields if name not in DERIVED]
    return Happened(str(DEEDS.get(event.did, event.did)), who, event.at, ", ".join(filter(None, labels)))


def _label(name: str) -> str:
    if name in LISTS:
        return str(LISTS[name])
    fields = {field.name: str(getattr(field, "verbose_name", "")) for field in Organisation._meta.get_fields()}
    return fields.get(name, "")
