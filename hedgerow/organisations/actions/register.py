"""Organisations from registers: one at a click, or all that are located in the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.organisations import queries
from hedgerow.organisations.actions.changing import change, insert
from hedgerow.organisations.actions.duplicates import FEW_AT_ONCE, look_at, look_for_duplicates
from hedgerow.organisations.actions.facts import names
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.rules import full_address, legal_form_of, tidy_name, year_end_of
from hedgerow.organisations.rules.themes import themes_of
from hedgerow.organisations.types import Kind, Origin, RegisterFacts, Synced
from hedgerow.places import queries as places
from hedgerow.spine.errors import InputError
from hedgerow.standards.ccew import WHAT, WHO


@transaction.atomic
def add_from_register(*, by: User | None, org_id: str) -> Organisation:
    """Add an organisation from a register, with all that the register says; one that is here already is returned.

    Raises InputError where no register that is held has it.
    """
    facts = queries.on_register(org_id)
    if facts is None:
        raise InputError(_("This is on no register that is held here."))
    here = queries.by_identifier([org_id, *facts.other_ids])
    if here:
        return next(iter(here.values()))
    made = _insert(by, [facts])[0]
    check(by=by, ref=made.ref, how=How.REGISTER)
    look_at([made.pk])
    return made


@transaction.atomic
def sync_register(*, by: User | None = None) -> Synced:
    """Make organisations of the registered charities located in the place, and bring those from a register up to date.

    Safe to run again: nothing is doubled, and no field that a person edited is changed.
    """
    place = places.place()
    if place is None:
        return Synced(0, 0, 0)
    located = queries.registered_here(place.area_code, places.within(place.area_code))
    facts = queries.register_facts_of(located)
    here = queries.by_identifier(facts)
    made = _insert(by, [found for org_id, found in facts.items() if org_id not in here])
    _join_branches(made)
    changed = _update(by, here, facts)
    if len(made) > FEW_AT_ONCE:
        look_for_duplicates()
    elif made:
        look_at([row.pk for row in made])
    return Synced(len(made), changed, len(here) - changed)


def _insert(by: User | None, facts: Iterable[RegisterFacts]) -> list[Organisation]:
    shown = {"published": True, "published_basis": _("on the public register")}
    return insert(by=by, origin=Origin.REGISTER, given=[told(each) for each in facts], extra=shown)


def told(facts: RegisterFacts) -> dict[str, Any]:
    """What a register says, as facts of an organisation."""
    name = tidy_name(facts.name)[:250]
    icnptso = next((code for scheme, code, _title in facts.classes if scheme == "icnptso"), None)
    theme, beneficiary = themes_of(icnptso)
    themes = [code for scheme, code, _title in facts.classes if scheme == WHAT]
    beneficiaries = [code for scheme, code, _title in facts.classes if scheme == WHO]
    return {
        "name": name,
        "kind": Kind.GROUP,
        "legal_form": legal_form_of(facts.legal_form),
        "description": facts.activities[:4000],
        "website": full_address(facts.website)[:300],
        "postcode": facts.postcode,
        "income_pence": facts.income_pence,
        "year_end": year_end_of(facts.year_end),
        "trustees": facts.trustees,
        "source": places.source(facts.source).title[:200],
        "source_date": facts.source_date,
        "identifiers": [facts.org_id, *facts.other_ids],
        "other_names": names((tidy_name(each) for each in facts.other_names), but=name),
        "themes": themes or [theme] * bool(theme),
        "beneficiaries": beneficiaries or [beneficiary] * bool(beneficiary),
        "benefits": [code for code, _name in facts.areas if code],
    }


def _update(by: User | None, here: Mapping[str, Organisation], facts: Mapping[str, RegisterFacts]) -> int:
    """Bring what came from a register up to date; returns how many changed. One typed in by hand only gains what it
    lacks."""
    edited, changed = locked(row.ref for row in here.values()), 0
    lists = _lists(row.pk for row in here.values())
    for org_id, row in here.items():
        new = _news(row, told(facts[org_id]), edited.get(str(row.ref), frozenset()), lists[row.pk])
        if new:
            change(by=by, organisation=row, typed=False, **new)
            changed += 1
    return changed


def _news(
    row: Organisation, facts: Mapping[str, Any], edited: frozenset[str], lists: Mapping[str, list[str]]
) -> dict[str, Any]:
    """What the register says that differs from what is here, of the fields that it may set. Lists only grow."""
    news = {}
    for name, value in facts.items():
        before = lists[name] if name in lists else getattr(row, name)
        after = [*before, *(each for each in value if each not in before)] if name in lists else value
        may = name not in edited and (row.origin == Origin.REGISTER or not before)
        if may and after != before and after not in (None, "", []):
            news[name] = after
    return news


def _lists(pks: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    """The lists of many organisations, by id and by fact: five queries."""
    related = ("identifiers", "other_names", "tags", "benefits")
    rows = Organisation.objects.filter(pk__in=list(pks)).prefetch_related(*related)
    return {row.pk: _lists_of(row) for row in rows}


def _lists_of(row: Organisation) -> dict[str, list[str]]:
    tags = [(tag.scheme, tag.code) for tag in row.tags.all()]
    return {
        "identifiers": [each.org_id for each in row.identifiers.all()],
        "other_names": [each.name for each in row.other_names.all()],
        "themes": [code for scheme, code in tags if scheme == "theme"],
        "beneficiaries": [code for scheme, code in tags if scheme == "beneficiary"],
        "benefits": [each.area for each in row.benefits.all()],
    }


def _join_branches(made: Iterable[Organisation]) -> None:
    """A charity within a charity (GB-CHC-1000003-1) is a branch of the main one, where that is here."""
    numbers = {row.identifiers.all()[0].org_id: row for row in made_with_numbers(made)}
    mains = {org_id: org_id.rsplit("-", 1)[0] for org_id in numbers if org_id.count("-") > 2}
    parents = queries.by_identifier(mains.values())
    branches = [(numbers[org_id], parents[main]) for org_id, main in mains.items() if main in parents]
    for branch, parent in branches:
        branch.kind, branch.parent = Kind.BRANCH, parent
    Organisation.objects.bulk_update([branch for branch, _ in branches], ["kind", "parent"])


def made_with_numbers(made: Iterable[Organisation]) -> Iterable[Organisation]:
    """New organisations with their identifiers, those that have any."""
    pks = [row.pk for row in made]
    return Organisation.objects.filter(pk__in=pks, identifiers__primary=True).prefetch_related("identifiers")
