"""The rows that are about a person, and how each was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.db import models
from django.db.models import Model, Q, QuerySet

from hedgerow.engines import registry
from hedgerow.engines.privacy.queries.catalogue import (
    all_models,
    classes_of,
    is_confidential,
    kind_of,
    model_of,
    users_of,
)
from hedgerow.engines.privacy.queries.people import end_of
from hedgerow.engines.privacy.types import Finder, Person

Why = Literal["person", "theirs", "named", "done"]


@dataclass(frozen=True)
class Found:
    """Some rows of one model. person: they are the person; theirs: they hang on the person; named: a ref in `fields`
    names the person; done: `fields` say that the person did it."""

    model: type[Model]
    why: Why
    rows: QuerySet[Any]
    fields: tuple[str, ...] = ()


def found(person: Person) -> Iterator[Found]:
    """Everything that leads to a person by a link or a ref. One model may come several times; what is told in confidence
    never comes, and named readers decide on it."""
    for model in all_models():
        if not is_confidential(model):
            yield from _of(model, person)
    for finder in registry.all_of(Finder):
        here = model_of(finder.model)
        keys = finder.find(person)
        if keys:
            yield Found(here, "theirs", here._base_manager.filter(pk__in=keys))


def _of(model: type[Model], person: Person) -> Iterator[Found]:
    rows, path = model._base_manager.all(), classes_of(model).person
    if kind_of(model):
        keys = person.rows.get(model._meta.label, ())
        if keys:
            yield Found(model, "person", rows.filter(pk__in=keys))
    elif path:
        keys = person.rows.get(end_of(model), ())
        if keys:
            yield Found(model, "theirs", rows.filter(**{f"{path}__in": keys}), (path,))
    named = ref_fields(model)
    if named and person.refs:
        yield Found(model, "named", rows.filter(_any(named, person.refs)), named)
    did, users = user_fields(model), users_of(person)
    did = tuple(name for name in did if name != path)
    if did and users:
        yield Found(model, "done", rows.filter(_any(did, users)), did)


def _any(fields: tuple[str, ...], values: tuple[Any, ...]) -> Q:
    asked = Q()
    for name in fields:
        asked |= Q(**{f"{name}__in": values})
    return asked


def ref_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields that may hold a ref: texts of 60 to 100 characters with nothing to choose from."""
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if type(field) is models.CharField and 60 <= (field.max_length or 0) <= 100 and not field.choices
    )


def user_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields that say who did something: links to a user that are not the row's own person, and ids of users."""
    own = settings.AUTH_USER_MODEL if not kind_of(model) else ""
    links = [f.name for f in model._meta.concrete_fields if f.is_relation and _label(f.related_model) == own]
    ids = [f.name for f in model._meta.concrete_fields if isinstance(f, models.BigIntegerField) and is_by(f.name)]
    return (*links, *ids)


def _label(model: Any) -> str:
    return str(model._meta.label) if model else ""


def is_by(name: str) -> bool:
    """Whether a number is the id of the user who did it, as it is named everywhere: `by`, `given_by`."""
    return name == "by" or name.endswith("_by")
