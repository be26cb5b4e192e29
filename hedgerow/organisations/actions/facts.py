"""Facts as they are given, made into what is stored: one place for forms, imports, registers and tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hedgerow.organisations import rules
from hedgerow.organisations.types import Kind
from hedgerow.places import queries as places
from hedgerow.places.types import Located
from hedgerow.spine import identifiers

#: what may be given of the organisation itself; `lsoa`, `ward`, `authority`, `lon`, `lat` and `band` follow from these
COLUMNS = frozenset({
    "name", "kind", "legal_form", "parent", "description", "website", "email", "phone", "address", "postcode",
    "income_pence", "year_end", "staff", "trustees", "volunteers", "founded_on", "source", "source_date",
})  # fmt: skip
#: lists of text beside it: org-ids, names, codes of themes and of who benefits, codes of areas
LISTS = ("identifiers", "other_names", "themes", "beneficiaries", "benefits")
FOREIGN_ID = re.compile(r"(?!GB-)[A-Z]{2}-[A-Z0-9]{2,10}-\S{1,40}")
PLACED = ("lsoa", "ward", "authority", "lon", "lat")


def prepare(facts: Mapping[str, Any], located: Mapping[str, Located] | None = None) -> dict[str, Any]:
    """Values of columns, with those that follow from them. Raises ValidationError, by fact, for what cannot be.

    `located` says where postcodes lie, where that was looked up for many at once.
    """
    unknown = facts.keys() - COLUMNS - set(LISTS)
    assert not unknown, f"not facts of an organisation: {unknown}"
    values = {name: _trimmed(value) for name, value in facts.items() if name in COLUMNS}
    wrong = {name: sentence for name, check in CHECKS.items() if name in values and (sentence := check(values))}
    if "postcode" in values and "postcode" not in wrong:
        _place(values, located)
    if wrong:
        raise ValidationError(wrong)
    if "income_pence" in values:
        values["band"] = rules.band_of(values["income_pence"])
    return values


def _trimmed(value: Any) -> Any:
    """Text without blanks around it; browsers send line ends that are not the ones we keep."""
    return value.strip().replace("\r\n", "\n") if isinstance(value, str) else value


def _name(values: dict[str, Any]) -> str:
    values["name"] = " ".join(values["name"].split())
    return "" if values["name"] else _("Give it a name.")


def _kind(values: dict[str, Any]) -> str:
    return "" if values["kind"] in Kind.values else _("This is not a kind of organisation that we know.")


def _website(values: dict[str, Any]) -> str:
    given = values["website"]
    values["website"] = rules.full_address(given) if given else ""
    return _("This is not a web address. Write it like www.example.org.") if given and not values["website"] else ""


def _postcode(values: dict[str, Any]) -> str:
    given = values["postcode"]
    values["postcode"] = identifiers.postcode(given) or ""
    return _("This is not a postcode. Write it like M15 4AB.") if given and not values["postcode"] else ""


def _place(values: dict[str, Any], located: Mapping[str, Located] | None) -> None:
    """Say where the postcode lies: nowhere, where the open data does not know it."""
    plain = values["postcode"]
    found = (places.postcodes([plain]) if located is None else located).get(plain)
    for name in PLACED:
        nothing = None if name in ("lon", "lat") else ""
        values[name] = getattr(found, name) if found else nothing


def _income(values: dict[str, Any]) -> str:
    return _("Income cannot be less than nothing.") if (values["income_pence"] or 0) < 0 else ""


def _year_end(values: dict[str, Any]) -> str:
    right = re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", values["year_end"] or "03-31")
    return "" if right else _("Write month and day, like 03-31 for 31 March.")


CHECKS = {
    "name": _name,
    "kind": _kind,
    "website": _website,
    "postcode": _postcode,
    "income_pence": _income,
    "year_end": _year_end,
}


def org_ids(given: Iterable[str]) -> list[str]:
    """Identifiers in their one form, each once, in order. Raises ValidationError for what is none."""
    found = []
    for text in filter(None, map(str.strip, given)):
        try:
            found.append(text if FOREIGN_ID.fullmatch(text) else rules.check_identifier(text))
        except ValueError as error:
            raise ValidationError({"identifiers": str(error)}) from None
    return list(dict.fromkeys(found))


def names(given: Iterable[str], *, but: str = "") -> list[str]:
    """Other names without needless blanks, each once, without the name itself."""
    tidied = (" ".join(name.split())[:250] for name in given)
    return list(dict.fromkeys(name for name in tidied if name and name.casefold() != but.casefold()))
