"""Whom work may be for, as one types: groups here, then registers, then what was typed itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.ledger import rules
from hedgerow.ledger.models import Entry, EntryGroup
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.places import queries as places

MOST_HERE, MOST_REGISTER, LATELY = 7, 4, 40


@dataclass(frozen=True)
class Choice:
    """One answer: the value that a form sends, its label, and what tells it from others of the same name."""

    value: str
    label: str
    note: str = ""


def choices(words: str) -> list[Choice]:
    """What may be meant by a few letters, likeliest first."""
    typed = " ".join(words.split())
    if not typed:
        return []
    here = organisations.find(typed, MOST_HERE)
    register = [hit for hit in organisations.search_register(typed, limit=MOST_REGISTER * 2) if hit.here is None]
    found = [Choice(hit.org_id, hit.name, _on_register(hit.org_id, hit.postcode)) for hit in register[:MOST_REGISTER]]
    known = any(group.name.casefold() == typed.casefold() for group in here)
    return [*of_groups(here), *found, *_as_typed(typed, known=known)]


def of_groups(groups: Iterable[Organisation]) -> list[Choice]:
    """Groups here as choices, told apart by where they are."""
    listed = list(groups)
    names = places.area_names(group.ward or group.authority for group in listed)
    return [Choice(str(group.pk), group.name, names.get(group.ward or group.authority, "")) for group in listed]


def chosen(values: Iterable[str]) -> list[Choice]:
    """What a form's values say, in their order; a group that is not here any more is left out."""
    told = list(values)
    named = rules.chosen(told)
    here = {c.value: c for c in of_groups(Organisation.objects.filter(pk__in=named.here))}
    facts = organisations.register_facts_of(named.register) if named.register else {}
    register = {
        org_id: Choice(org_id, fact.name, _on_register(org_id, fact.postcode)) for org_id, fact in facts.items()
    }
    return [choice for value in told if (choice := here.get(value) or register.get(value) or _typed(value))]


def recent(user: User, limit: int = 6) -> list[Choice]:
    """The groups that somebody worked with last."""
    lately = Entry.objects.filter(recorded_by=user.pk).order_by("-on", "-id").values_list("pk", flat=True)[:LATELY]
    links = EntryGroup.objects.filter(entry__in=list(lately)).order_by("-id")
    ids = list(dict.fromkeys(links.values_list("organisation", flat=True)))
    found = {group.pk: group for group in organisations.live().filter(pk__in=ids)}
    return of_groups([found[pk] for pk in ids if pk in found][:limit])


def _as_typed(typed: str, *, known: bool) -> Iterator[Choice]:
    """What was typed as a new group, unless there is one of that very name, and as a person."""
    if not known:
        yield Choice(f"{rules.NEW}{typed}", typed, _("add as a new group; the rest can wait"))
    yield Choice(f"{rules.PERSON}{typed}", typed, _("a person, no group yet"))


def _typed(value: str) -> Choice | None:
    for prefix, note in ((rules.NEW, _("new group")), (rules.PERSON, _("a person, no group yet"))):
        if value.startswith(prefix) and value.removeprefix(prefix).strip():
            return Choice(value, value.removeprefix(prefix).strip(), note)
    return None


def _on_register(org_id: str, postcode: str) -> str:
    return " · ".join(filter(None, [_("add from the register"), org_id, postcode]))
