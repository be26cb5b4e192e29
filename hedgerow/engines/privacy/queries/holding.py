"""Everything that is held about a person, for that person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from hedgerow.engines.privacy import rules
from hedgerow.engines.privacy.queries import files, rows
from hedgerow.engines.privacy.queries.catalogue import all_models, classes_of, is_secret, stored
from hedgerow.engines.privacy.queries.mentions import mentions
from hedgerow.engines.privacy.queries.planning import _keys as keys_of
from hedgerow.engines.privacy.queries.rows import Found
from hedgerow.engines.privacy.types import Held, Part, Person
from hedgerow.kernel.privacy import Privacy

WHY = ("person", "theirs", "named", "done")
MOST = 5_000  # rows of one table; more are counted


def held(person: Person) -> Held:
    """All of it, but for what is told in confidence, whether there is any or not: named readers decide on that."""
    parts, seen = [], set()
    for found in rows.found(person):
        part = _part(found)
        if part.rows:
            parts.append(part)
            seen |= set(keys_of(found)) if found.why != "done" else set()
    parts.sort(key=lambda part: WHY.index(part.why))
    told = tuple(one for one in mentions(person) if one.key.rpartition("#")[0] not in seen)
    words = rules.pattern(person)
    kept_back = (m for m in all_models() if Privacy.CONFIDENTIAL in classes_of(m).classes.values())
    confidential = tuple(str(m._meta.verbose_name_plural) for m in kept_back)
    named = {value for part in parts for row in part.rows for value in row.values() if isinstance(value, str)}
    return Held(person, tuple(parts), told, confidential, _files(words, named) if words else ())


def _files(words: Any, named: set[str]) -> tuple[str, ...]:
    """Files in which their words stand, and those that their own rows name."""
    own = {str(path.relative_to(files.folder())) for path in files.files() if _name_of(path) in named}
    return tuple(sorted({*files.holding(words), *own}))


def _name_of(path: Any) -> str:
    """A file as a row names it: its path below the folder of files."""
    inside = path.relative_to(files.folder())
    return "/".join(inside.parts[1:]) if inside.parts[0] == "files" else ""


def _part(found: Found) -> Part:
    """A table's rows. Of what somebody did, only what says nothing of anybody else."""
    meta = found.model._meta
    held = list(found.rows.order_by("pk")[: MOST + 1])
    more = found.rows.count() - MOST if len(held) > MOST else 0
    shown = tuple(dict(_values(found, row)) for row in held[:MOST])
    return Part(meta.label, str(meta.verbose_name_plural), found.why, shown, more)


def _values(found: Found, row: Any) -> Iterator[tuple[str, Any]]:
    known, label = classes_of(found.model), found.model
    for field in stored(label):
        privacy = known.of(field.name)
        hidden = is_secret(label, field.name) or privacy == Privacy.CONFIDENTIAL
        if hidden or (found.why == "done" and privacy != Privacy.NONE):
            continue
        value = _plain(field, row)
        if value not in (None, "", [], {}):
            yield str(getattr(field, "verbose_name", field.name)), value


def _plain(field: Any, row: Any) -> Any:
    """A value as JSON holds it; of a choice its words, of a link the id."""
    value = field.value_from_object(row)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.FileField):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return f"{len(bytes(value))} bytes"
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def as_json(held: Held) -> Mapping[str, Any]:
    """What is held, as JSON holds it."""
    return {
        "records": list(held.person.refs),
        "tables": [
            {
                "table": part.model,
                "what": part.title,
                "found_because": part.why,
                "rows": list(part.rows),
                "more": part.more,
            }
            for part in held.parts
        ],
        "named_in_other_records": [
            {"where": one.title, "field": one.field, "text": one.around} for one in held.mentions
        ],
        "files": list(held.files),
    }
