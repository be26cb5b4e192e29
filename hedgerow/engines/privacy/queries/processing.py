"""The record of processing activities, made of what config says of each and what the models say of their fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hedgerow.engines import registry
from hedgerow.engines.privacy.queries.catalogue import ABOUT_SOMEBODY, all_models, classes_of, model_of
from hedgerow.engines.privacy.queries.retention import rules, standings, told
from hedgerow.engines.privacy.types import Processing
from hedgerow.kernel.privacy import Privacy


@dataclass(frozen=True)
class Activity:
    """One line of the record. `data` are the kinds of data by what fields are called, `special` those of article 9."""

    name: str
    purpose: str
    people: str
    basis: str
    data: str
    special: str
    recipients: str
    kept: str


def activities() -> list[Activity]:
    """The whole record."""
    kept = {one.rule.kind: f"{one.rule.title}: {one.time}" for one in standings()}
    return [_activity(one, kept) for one in registry.all_of(Processing)]


def stated() -> list[Activity]:
    """The record as the product states it, before a manager has changed any number of days."""
    kept = {rule.kind: f"{rule.title}: {told(rule.after)}" for rule in rules()}
    return [_activity(one, kept) for one in registry.all_of(Processing)]


def _activity(one: Processing, kept: dict[str, str]) -> Activity:
    models = [model for label in one.models if (model := _known(label))]
    return Activity(
        name=str(one.name),
        purpose=str(one.purpose),
        people=str(one.people),
        basis=str(one.basis),
        data=_fields(models, {Privacy.PERSONAL}),
        special=_fields(models, {Privacy.SPECIAL}),
        recipients=str(one.recipients),
        kept="; ".join(kept[kind] for kind in one.kept if kind in kept) or str(one.until),
    )


def _known(label: str) -> type | None:
    try:
        return model_of(label)
    except KeyError:
        return None


def _fields(models: Iterable[type], wanted: set[Privacy]) -> str:
    """What the fields of those classes are called, each once."""
    names = [
        str(getattr(model._meta.get_field(name), "verbose_name", name))  # type: ignore[attr-defined]
        for model in models
        for name, privacy in classes_of(model).classes.items()
        if privacy in wanted
    ]
    return ", ".join(dict.fromkeys(names))


def uncovered() -> list[str]:
    """Models with something personal that stand in no line of the record, and lines that name a model that is not there."""
    named = {label for one in registry.all_of(Processing) for label in one.models}
    personal = {model._meta.label for model in all_models() if ABOUT_SOMEBODY & set(classes_of(model).classes.values())}
    return sorted(personal - named) + sorted(named - {model._meta.label for model in all_models()})
