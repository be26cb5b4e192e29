"""Who is meant: every row that is one and the same person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from hedgerow.engines.privacy.queries.catalogue import (
    all_models,
    catalogue,
    classes_of,
    kind_of,
    model_of,
    personal,
    ref_of,
)
from hedgerow.engines.privacy.rules import digits
from hedgerow.engines.privacy.types import Person, PersonKind
from hedgerow.kernel import refs
from hedgerow.spine.errors import InputError

Rows = dict[str, set[Any]]
MOST = 20


def person(asked: str) -> Person:
    """The one person meant by a ref or an e-mail address. Raises InputError where nobody is, or several are.

    An address that no record of a person has may still stand in a letter or a suggestion: then the person is that address.
    """
    found = people(asked)
    if len(found) > 1:
        several = ", ".join(f"{one.name} ({one.refs[0]})" for one in found)
        raise InputError(_("Several people share that address. Name one: %(people)s") % {"people": several})
    if found:
        return found[0]
    if "@" in asked:
        return Person(rows={}, refs=(), emails=(asked.strip().lower(),))
    raise InputError(
        _("Nobody is held as “%(asked)s”. Give an e-mail address, or a ref such as %(example)s.")
        % {"asked": asked, "example": "people.contact:12"}
    )


def people(asked: str) -> list[Person]:
    """Everybody whom a ref or an e-mail address may mean; each person once, whatever rows they have."""
    found: list[Person] = []
    for model, pk in _starts(asked.strip()):
        if not any(pk in one.rows.get(model._meta.label, ()) for one in found):
            found.append(gathered(model, pk))
    return found


def called(words: str) -> list[Person]:
    """People whose name or e-mail address holds some words, at most MOST: for a page on which somebody is looked up."""
    found = people(words) if "@" in words or ":" in words else []
    for kind in catalogue().people:
        asked = Q()
        for name in (*kind.names, *kind.emails):
            asked |= Q(**{f"{name}__icontains": words.strip()})
        model = model_of(kind.model)
        for pk in model._base_manager.filter(asked).order_by("pk").values_list("pk", flat=True)[:MOST]:
            if not any(pk in one.rows.get(kind.model, ()) for one in found):
                found.append(gathered(model, pk))
    return found[:MOST]


def _starts(asked: str) -> Iterable[tuple[type[Model], Any]]:
    """Rows that are people and are meant by a ref or an e-mail address."""
    kinds = [(kind, model_of(kind.model)) for kind in catalogue().people]
    if "@" in asked:
        for kind, model in kinds:
            for name in kind.emails:
                for pk in model._base_manager.filter(**{f"{name}__iexact": asked}).values_list("pk", flat=True):
                    yield model, pk
        return
    try:
        ref = refs.parse(asked)
        for _kind, model in kinds:
            if model._meta.label_lower == ref.kind:
                yield from ((model, pk) for pk in model._base_manager.filter(pk=ref.id).values_list("pk", flat=True))
    except ValueError:
        return


def gathered(model: type[Model], pk: Any) -> Person:
    """A person from one of their rows: the others are found by the links that mean the same person."""
    rows: Rows = {}
    waiting = [(model, {pk})]
    while waiting:
        here, keys = waiting.pop()
        new = keys - rows.setdefault(here._meta.label, set())
        if new:
            rows[here._meta.label] |= new
            kind = kind_of(here)
            waiting += [_across(here, name, new) for name in kind.same] if kind else []
    return _described({label: tuple(sorted(keys)) for label, keys in rows.items() if keys})


def _across(model: type[Model], name: str, keys: set[Any]) -> tuple[type[Model], set[Any]]:
    """The rows at the other end of a link, whichever way it points."""
    link: Any = model._meta.get_field(name)
    if link.concrete:
        found = model._base_manager.filter(pk__in=keys).values_list(link.attname, flat=True)
    else:
        back = {f"{link.field.name}__in": keys}
        found = link.related_model._base_manager.filter(**back).values_list("pk", flat=True)
    return link.related_model, {key for key in found if key is not None}


def _described(rows: dict[str, tuple[Any, ...]]) -> Person:
    """A person with the words by which they are known: from their rows, and addresses from what hangs on those."""
    known: dict[str, list[str]] = {"names": [], "emails": [], "phones": [], "addresses": []}
    for kind in catalogue().people:
        for what, values in known.items():
            values += _values(kind, getattr(kind, what), rows.get(kind.model, ()))
    known["emails"] += _other_addresses(rows)
    unique = {what: tuple(dict.fromkeys(values)) for what, values in known.items()}
    unique["emails"] = tuple(dict.fromkeys(email.lower() for email in unique["emails"]))
    found = tuple(ref_of(model_of(label), key) for label, keys in rows.items() for key in keys)
    return Person(rows=rows, refs=tuple(sorted(found, key=_contact_first)), **unique)


def _contact_first(ref: str) -> tuple[int, str]:
    order = [kind.model.lower() for kind in catalogue().people]
    return order.index(ref.partition(":")[0]), ref


def _values(kind: PersonKind, fields: tuple[str, ...], keys: tuple[Any, ...]) -> list[str]:
    if not fields or not keys:
        return []
    found = model_of(kind.model)._base_manager.filter(pk__in=keys).values_list(*fields)
    return [str(value).strip() for row in found for value in row if value and str(value).strip()]


def _other_addresses(rows: dict[str, tuple[Any, ...]]) -> list[str]:
    """E-mail addresses in what hangs on a person: a second address of their sign-in, where a link was sent."""
    found: list[str] = []
    for model in all_models():
        fields = [f.name for f in personal(model) if isinstance(f, models.EmailField)]
        keys = rows.get(end_of(model)) if fields and kind_of(model) is None else None
        if keys:
            path = f"{classes_of(model).person}__in"
            found += [v for row in model._base_manager.filter(**{path: keys}).values_list(*fields) for v in row if v]
    return found


def end_of(model: type[Model]) -> str:
    """The label of the people to whom a model's rows belong, "" where they belong to nobody."""
    path, here = classes_of(model).person, model
    for part in path.split("__") if path and path != "id" else ():
        here = here._meta.get_field(part).related_model  # type: ignore[assignment]
    return here._meta.label if path else ""


def shared_by(person: Person) -> frozenset[str]:
    """Which of a person's e-mail addresses (lower case) and telephones (digits) somebody else has too."""
    found: set[str] = set()
    for kind in catalogue().people:
        others = model_of(kind.model)._base_manager.exclude(pk__in=person.rows.get(kind.model, ()))
        for name in kind.emails if person.emails else ():
            asked = Q()
            for email in person.emails:
                asked |= Q(**{f"{name}__iexact": email})
            found |= {value.lower() for value in others.filter(asked).values_list(name, flat=True)}
        for name in kind.phones if person.phones else ():
            mine = {digits(phone) for phone in person.phones} - {""}
            asked = Q()
            for figures in mine:
                asked |= Q(**{f"{name}__endswith": figures[-3:]})
            values = others.filter(asked).values_list(name, flat=True) if mine else ()
            found |= {digits(value) for value in values} & mine
    return frozenset(found)
