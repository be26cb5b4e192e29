"""What stands beside an organisation, kept as rows: identifiers, other names, tags, areas of benefit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from hedgerow.organisations.actions.facts import names, org_ids
from hedgerow.organisations.models import Benefit, Identifier, Organisation, OtherName, Tag
from hedgerow.organisations.types import TagScheme


def insert_lists(pairs: Iterable[tuple[Organisation, Mapping[str, Any]]]) -> None:
    """Write the lists of new organisations: one statement for each kind of row."""
    held = list(pairs)
    Identifier.objects.bulk_create(row for made, facts in held for row in _identifiers(made, facts))
    OtherName.objects.bulk_create(row for made, facts in held for row in _names(made, facts))
    Tag.objects.bulk_create(row for made, facts in held for row in _tags(made, facts))
    Benefit.objects.bulk_create(row for made, facts in held for row in _benefits(made, facts))


def _identifiers(made: Organisation, facts: Mapping[str, Any]) -> list[Identifier]:
    ids = org_ids(facts.get("identifiers", ()))
    return [Identifier(organisation=made, org_id=each, primary=each == ids[0]) for each in ids]


def _names(made: Organisation, facts: Mapping[str, Any]) -> list[OtherName]:
    return [OtherName(organisation=made, name=name) for name in names(facts.get("other_names", ()), but=made.name)]


def _tags(made: Organisation, facts: Mapping[str, Any]) -> list[Tag]:
    given = ((TagScheme.THEME, "themes"), (TagScheme.BENEFICIARY, "beneficiaries"))
    pairs = [(scheme, code) for scheme, fact in given for code in dict.fromkeys(facts.get(fact, ()))]
    return [Tag(organisation=made, scheme=scheme, code=code) for scheme, code in pairs]


def _benefits(made: Organisation, facts: Mapping[str, Any]) -> list[Benefit]:
    return [Benefit(organisation=made, area=code) for code in dict.fromkeys(facts.get("benefits", ()))]


def change_lists(organisation: Organisation, facts: Mapping[str, Any]) -> list[str]:
    """Make the lists that are given the lists that are kept. Returns the names of those that changed."""
    changers: dict[str, Callable[[Organisation, Any], bool]] = {
        "identifiers": _change_identifiers,
        "other_names": lambda o, given: _differ(OtherName, o, "name", names(given, but=o.name)),
        "themes": lambda o, given: _differ(Tag, o, "code", given, scheme=TagScheme.THEME),
        "beneficiaries": lambda o, given: _differ(Tag, o, "code", given, scheme=TagScheme.BENEFICIARY),
        "benefits": lambda o, given: _differ(Benefit, o, "area", given),
    }
    return [name for name, changer in changers.items() if name in facts and changer(organisation, facts[name])]


def _differ(model: Any, organisation: Organisation, field: str, given: Iterable[str], **fixed: str) -> bool:
    """Delete rows that are no longer wanted and add those that are new; whether anything was done."""
    rows = model.objects.filter(organisation=organisation, **fixed)
    before, wanted = set(rows.values_list(field, flat=True)), list(dict.fromkeys(given))
    gone, new = before - set(wanted), [value for value in wanted if value not in before]
    rows.filter(**{f"{field}__in": gone}).delete()
    model.objects.bulk_create(model(organisation=organisation, **fixed, **{field: value}) for value in new)
    return bool(gone or new)


def _change_identifiers(organisation: Organisation, given: Sequence[str]) -> bool:
    """The first identifier given becomes the main one."""
    ids = org_ids(given)
    changed = _differ(Identifier, organisation, "org_id", ids)
    rows = Identifier.objects.filter(organisation=organisation)
    main = rows.filter(primary=True).values_list("org_id", flat=True).first()
    if main == (ids[0] if ids else None):
        return changed
    rows.filter(primary=True).update(primary=False)
    rows.filter(org_id=ids[0] if ids else "").update(primary=True)
    return True
