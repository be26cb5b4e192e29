"""Looking for a person's words in every text column of every table, whether a model knows the table or not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model

from hedgerow.engines import registry
from hedgerow.engines.privacy import rules
from hedgerow.engines.privacy.queries.catalogue import (
    all_models,
    catalogue,
    is_confidential,
    is_secret,
    kind_of,
    personal,
    ref_of,
)
from hedgerow.engines.privacy.queries.people import shared_by
from hedgerow.engines.privacy.types import Mention, Person

STEP = 500
#: columns that cannot hold words
NO_TEXT = re.compile(r"int|bool|date|time|real|float|double|numeric|decimal|blob|bytea|uuid", re.IGNORECASE)


@dataclass(frozen=True)
class Spot:
    """A column of a row in which words were found. `key` is the row's, None in a table that no model knows."""

    table: str
    column: str
    key: Any
    value: Any
    text: str
    at: re.Match[str]
    model: type[Model] | None = None


def spots(person: Person) -> Iterator[Spot]:
    """Everywhere in the database where a person's words stand. It reads every table once."""
    words, pieces = rules.pattern(person), rules.needles(person)
    models = {model._meta.db_table: model for model in all_models()}
    for table in _tables() if words else ():
        yield from _in_table(table, models.get(table), words, pieces)  # type: ignore[arg-type]


def mentions(person: Person) -> list[Mention]:
    """Where a person's words stand in rows that are not theirs by any link, what is told in confidence left out.

    `sure` are those in which an address or a number stands that is this person's alone.
    """
    only_mine = rules.strong(person, shared_by(person))
    found = [one for one in spots(person) if _is_to_look_at(one) and not _is_person(one, person)]
    titles = registry.links(ref_of(one.model, one.key) for one in found if one.model and _is_ref(one))
    return [_mention(one, only_mine, titles) for one in found]


def _is_to_look_at(spot: Spot) -> bool:
    """Neither told in confidence, nor made from another row, nor in a table that no model knows."""
    return bool(spot.model and not is_confidential(spot.model) and spot.model._meta.label not in catalogue().derived)


def _is_ref(spot: Spot) -> bool:
    return bool(re.fullmatch(r"[0-9A-Za-z_-]{1,60}", str(spot.key)))


def _is_person(spot: Spot, person: Person) -> bool:
    return bool(spot.model and spot.key in person.rows.get(spot.model._meta.label, ()))


def _mention(spot: Spot, only_mine: re.Pattern[str] | None, titles: dict[str, registry.Link]) -> Mention:
    assert spot.model
    ref, field = ref_of(spot.model, spot.key), spot.model._meta.get_field(spot.column)
    sure = bool(only_mine and any(only_mine.search(text) for text in rules.strings(spot.value)))
    link = titles.get(ref)
    return Mention(
        key=f"{ref}#{spot.column}",
        title=link.title if link else f"{spot.model._meta.verbose_name} {spot.key}",
        field=str(getattr(field, "verbose_name", spot.column)),
        words=spot.at.group(),
        around=rules.around(spot.text, spot.at),
        sure=sure and kind_of(spot.model) is None and field in personal(spot.model),
    )


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return sorted(connection.introspection.table_names(cursor))


def _columns(table: str, model: type[Model] | None) -> dict[str, str]:
    """The columns of a table that may hold words, and what they are called: by the model's field where there is one."""
    if model:
        known = {str(field.column): field for field in model._meta.concrete_fields}
        return {
            column: field.name
            for column, field in known.items()
            if not is_secret(model, field.name) and not NO_TEXT.search(field.db_type(connection) or "")
        }
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA table_info({_quoted(table)})")
            found = [(row[1], row[2]) for row in cursor.fetchall()]
        else:
            asked = "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s"
            cursor.execute(f"{asked} AND table_schema = current_schema()", [table])
            found = cursor.fetchall()
    return {name: name for name, kind in found if not NO_TEXT.search(kind or "")}


def _in_table(table: str, model: type[Model] | None, words: re.Pattern[str], pieces: tuple[str, ...]) -> Iterator[Spot]:
    columns = _columns(table, model)
    if not columns:
        return
    key = model._meta.pk.column if model and model._meta.pk else None
    names = [*([key] if key else []), *columns]
    with connection.cursor() as cursor:
        cursor.execute(*_asked(table, names, list(columns), pieces))
        while rows := cursor.fetchmany(STEP):
            for row in rows:
                values = dict(zip(columns, row[1 if key else 0 :], strict=True))
                pk = model._meta.pk.to_python(row[0]) if model and model._meta.pk else None
                yield from _in_row(table, model, pk, {columns[name]: value for name, value in values.items()}, words)


def _asked(table: str, names: list[str], columns: list[str], pieces: tuple[str, ...]) -> tuple[str, list[str]]:
    """One reading of a table, and only of rows in which a piece of what is looked for stands."""
    like = "ILIKE" if connection.vendor == "postgresql" else "LIKE"
    each = [f"CAST({_quoted(name)} AS text) {like} %s ESCAPE '!'" for name in columns for _ in pieces]
    values = [f"%{_plain(piece)}%" for _ in columns for piece in pieces]
    chosen = ", ".join(map(_quoted, names))
    return f"SELECT {chosen} FROM {_quoted(table)} WHERE {' OR '.join(each)}", values  # noqa: S608 - names of tables


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _plain(piece: str) -> str:
    return re.sub(r"([!%_])", r"!\1", piece)


def _in_row(
    table: str, model: type[Model] | None, key: Any, values: dict[str, Any], words: re.Pattern[str]
) -> Iterator[Spot]:
    for name, value in values.items():
        held = _unpacked(value)
        for text in rules.strings(held):
            at = words.search(text)
            if at:
                yield Spot(table, name, key, held, text, at, model)
                break


def _unpacked(value: Any) -> Any:
    """JSON as what it says; any other text as it is."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
