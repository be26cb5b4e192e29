"""What an export holds, and how a value is written."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Model

from hedgerow.engines.export.types import Column
from hedgerow.engines.privacy.queries.catalogue import all_models, classes_of, is_confidential, is_secret

OURS = "hedgerow."
#: tables of packages that say something of the place which ours do not
OTHERS = {"account.EmailAddress"}


def exported() -> list[type[Model]]:
    """The models whose rows are written: ours, but for those told in confidence."""
    return [model for model in all_models() if _is_ours(model) and not is_confidential(model)]


def _is_ours(model: type[Model]) -> bool:
    return model.__module__.startswith(OURS) or model._meta.label in OTHERS


def left_out() -> tuple[str, ...]:
    """What is not written, and why."""
    confidential = [
        f"{name_of(m)}: told in confidence; named readers decide" for m in all_models() if is_confidential(m)
    ]
    secret = [
        f"{name_of(model)}.{field.name}: it opens a door"
        for model in exported()
        for field in model._meta.concrete_fields
        if is_secret(model, field.name)
    ]
    rest = "sessions, second factors, queues and counts of attempts: they mean nothing elsewhere"
    return (*confidential, *secret, rest, "the open data: their publishers give them, and `hedgerow open` reads them")


def name_of(model: type[Model]) -> str:
    """A table's name, which is also how refs begin: "people.contact"."""
    return model._meta.label_lower


def fields(model: type[Model]) -> list[Any]:
    """The fields that are written."""
    return [field for field in model._meta.concrete_fields if not is_secret(model, field.name)]


def columns(model: type[Model]) -> Iterator[Column]:
    """What the data dictionary says of each field."""
    known = classes_of(model)
    for field in fields(model):
        yield Column(
            table=name_of(model),
            field=field.attname,
            meaning=str(getattr(field, "verbose_name", field.name)),
            kind=kind_of(field),
            privacy=str(known.of(field.name) or ""),
            leads_to=name_of(field.related_model) if field.is_relation and field.related_model else "",
            choices="; ".join(f"{value} = {words}" for value, words in field.flatchoices),
        )


def kind_of(field: Any) -> str:
    """How a field's values are written."""
    inner = field.target_field if field.is_relation else field
    kinds: tuple[tuple[type, str], ...] = (
        (models.BooleanField, "true or false"),
        (models.DateTimeField, "moment, ISO 8601"),
        (models.DateField, "date, ISO 8601"),
        (models.FileField, "path below files/"),
        (models.BinaryField, "bytes, base64"),
        (models.JSONField, "JSON"),
        (models.FloatField, "number"),
        (models.IntegerField, "whole number"),
    )
    return next((words for kind, words in kinds if isinstance(inner, kind)), "text")


def plain(field: Any, value: Any) -> Any:
    """A value as JSON holds it."""
    if value is None or isinstance(value, bool | int | float | dict | list):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
