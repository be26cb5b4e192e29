"""What is stored, and how it is classified: config tells the engine, which knows no domain."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Model

from hedgerow.engines import registry
from hedgerow.engines.privacy.types import Catalogue, Eraser, Person, PersonKind
from hedgerow.kernel.privacy import FieldClasses, Privacy

TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)
ABOUT_SOMEBODY = {Privacy.PERSONAL, Privacy.SPECIAL}


def catalogue() -> Catalogue:
    """The one that config offers."""
    (only,) = registry.all_of(Catalogue)
    return only


def all_models() -> list[type[Model]]:
    """Every installed model that has a table."""
    return list(catalogue().models())


def model_of(label: str) -> type[Model]:
    """A model by its label, in whatever case: "people.Contact" or "people.contact"."""
    return _by_label()[label.lower()]


@cache
def _by_label() -> dict[str, type[Model]]:
    return {model._meta.label_lower: model for model in all_models()}


def classes_of(model: type[Model]) -> FieldClasses:
    """The classification of a model. One without any is a bug, which a test finds."""
    known = catalogue().classes_of(model)
    assert known is not None, f"{model._meta.label} says nothing about privacy"
    return known


def kind_of(model: type[Model]) -> PersonKind | None:
    """How the rows of a model are people, or None where they are not."""
    return next((kind for kind in catalogue().people if kind.model == model._meta.label), None)


def eraser_of(model: type[Model]) -> Eraser | None:
    """The way in which an app wants rows of a model to be erased, or None where the plain way will do."""
    return next((one for one in registry.all_of(Eraser) if one.model == model._meta.label), None)


def stored(model: type[Model]) -> list[Any]:
    """The fields that a model keeps in its own table."""
    return list(model._meta.concrete_fields)


def texts(model: type[Model]) -> list[Any]:
    """The fields of a model that hold text, in whatever form, secrets left out."""
    label = model._meta.label
    return [f for f in stored(model) if isinstance(f, TEXTS) and f"{label}.{f.name}" not in catalogue().secrets]


def personal(model: type[Model]) -> list[Any]:
    """The fields of a model that say something of a person."""
    known = classes_of(model)
    return [field for field in stored(model) if known.of(field.name) in ABOUT_SOMEBODY]


def is_confidential(model: type[Model]) -> bool:
    """Whether a model keeps what was told in confidence, or hangs on one that does: named people alone read such rows."""
    linked = [field.related_model for field in stored(model) if field.is_relation and field.related_model is not model]
    return any(Privacy.CONFIDENTIAL in classes_of(one).classes.values() for one in (model, *linked))


def is_secret(model: type[Model], field: str) -> bool:
    """Whether a field is never shown or given away."""
    return f"{model._meta.label}.{field}" in catalogue().secrets


def ref_of(model: type[Model], pk: Any) -> str:
    """The ref of a row."""
    return f"{model._meta.label_lower}:{pk}"


def users_of(person: Person) -> tuple[Any, ...]:
    """The ids of a person's sign-ins."""
    return tuple(person.rows.get(settings.AUTH_USER_MODEL, ()))
