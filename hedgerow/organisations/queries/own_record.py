"""What people who act for a group have proposed of its record, and nobody has decided on yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.moderation import queries as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.moderation.types import Proposed
from hedgerow.kernel.money import pounds
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.directory import theme_titles
from hedgerow.organisations.types import LegalForm, TagScheme
from hedgerow.places.queries import area_names

OWN_RECORD = "own-record"
LISTS = ("other_names", "themes", "beneficiaries", "benefits")


def waiting_change(organisation: Organisation) -> Submission | None:
    """The change of its own record that waits to be checked: one at most."""
    return moderation.about(organisation.ref).filter(kind=OWN_RECORD).order_by("-id").first()


def last_answer(organisation: Organisation) -> Submission | None:
    """The latest change that somebody decided on with a word to the group, while that is kept."""
    rows = Submission.objects.filter(kind=OWN_RECORD, ref=str(organisation.ref), erased_at__isnull=True)
    return rows.exclude(by=None).exclude(decision="").order_by("-decided_at").first()


def facts_now(organisation: Organisation) -> dict[str, Any]:
    """What stands in a record now of all that its group may change; lists as lists, in a fixed order."""
    tags = [(tag.scheme, tag.code) for tag in organisation.tags.all()]
    columns = (
        "name", "description", "website", "email", "phone", "address", "postcode", "legal_form", "founded_on",
        "income_pence", "year_end", "staff", "trustees", "volunteers",
    )  # fmt: skip
    return {
        **{name: getattr(organisation, name) for name in columns},
        "other_names": sorted(row.name for row in organisation.other_names.all()),
        "themes": sorted(code for scheme, code in tags if scheme == TagScheme.THEME),
        "beneficiaries": sorted(code for scheme, code in tags if scheme == TagScheme.BENEFICIARY),
        "benefits": sorted(row.area for row in organisation.benefits.all()),
    }


def as_facts(proposed: Mapping[str, Any]) -> dict[str, Any]:
    """What was proposed, out of its JSON."""
    day = proposed.get("founded_on")
    return {**proposed, "founded_on": date.fromisoformat(day)} if day else dict(proposed)


def proposed_changes(organisation: Organisation, submission: Submission) -> list[Proposed]:
    """What a waiting change would make of a record, beside what stands there now, in words."""
    news, now = as_facts(submission.proposed), facts_now(organisation)
    names = area_names([*news.get("benefits", ()), *now["benefits"]])
    labels = _labels()
    return [
        Proposed(labels[name], _words(name, now[name], names), _words(name, value, names))
        for name, value in news.items()
    ]


def _labels() -> dict[str, Any]:
    lists = {
        "other_names": _("Other names"),
        "themes": _("What it does"),
        "beneficiaries": _("Who benefits"),
        "benefits": _("Where it works"),
    }
    columns = {field.name: getattr(field, "verbose_name", field.name) for field in Organisation._meta.get_fields()}
    return {**columns, **lists}


def _words(name: str, value: Any, names: Mapping[str, str]) -> str:
    """A fact as people read it."""
    if name in ("themes", "beneficiaries"):
        titles = theme_titles(TagScheme.THEME if name == "themes" else TagScheme.BENEFICIARY)
        return ", ".join(titles.get(code, code) for code in value)
    if name == "benefits":
        return ", ".join(names.get(code, code) for code in value)
    if name == "other_names":
        return ", ".join(value)
    if name == "income_pence":
        return pounds(value) if value is not None else ""
    if name == "legal_form":
        return str(LegalForm(value).label) if value else ""
    return "" if value is None else str(value)
