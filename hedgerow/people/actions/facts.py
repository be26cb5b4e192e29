"""Facts of a person as they are given, made into what is stored: one place for forms, imports and tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from hedgerow.people.models import Contact
from hedgerow.people.rules import digits_of, tidy
from hedgerow.people.types import Channel
from hedgerow.spine import identifiers

#: what may be given of a contact
COLUMNS = frozenset({
    "name", "pronouns", "email", "phone", "address", "postcode", "reach_by", "language", "about", "source", "seen_on",
})  # fmt: skip
SHORTEST_NUMBER = 3  # "101" is one


def prepare(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Values of columns. Raises ValidationError, by fact, for what cannot be."""
    unknown = facts.keys() - COLUMNS
    assert not unknown, f"not facts of a contact: {unknown}"
    values = {name: _trimmed(name, value) for name, value in facts.items()}
    checks = {name: CHECKS[name](values) if name in CHECKS else "" for name in values}
    wrong = {name: said or _too_long(name, values[name]) for name, said in checks.items()}
    wrong = {name: said for name, said in wrong.items() if said}
    if wrong:
        raise ValidationError(wrong)
    return values


def _trimmed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return value.strip().replace("\r\n", "\n") if name in ("about", "address") else tidy(value)


def _too_long(name: str, value: Any) -> str:
    most = getattr(Contact._meta.get_field(name), "max_length", None) or 0
    long = isinstance(value, str) and bool(most) and len(value) > most
    return _("This is too long: %(most)s letters at most.") % {"most": most} if long else ""


def _name(values: dict[str, Any]) -> str:
    return "" if values["name"] else _("Say what they are called.")


def _email(values: dict[str, Any]) -> str:
    values["email"] = values["email"].lower()
    try:
        if values["email"]:
            validate_email(values["email"])
    except ValidationError:
        return _("This is not an e-mail address. Write it like name@example.org.")
    return ""


def _phone(values: dict[str, Any]) -> str:
    right = not values["phone"] or len(digits_of(values["phone"])) >= SHORTEST_NUMBER
    return "" if right else _("A telephone number has figures in it.")


def _postcode(values: dict[str, Any]) -> str:
    given = values["postcode"]
    values["postcode"] = identifiers.postcode(given) or ""
    return _("This is not a postcode. Write it like M15 4AB.") if given and not values["postcode"] else ""


def _reach_by(values: dict[str, Any]) -> str:
    return "" if values["reach_by"] in ("", *Channel.values) else _("Choose one of these.")


CHECKS = {"name": _name, "email": _email, "phone": _phone, "postcode": _postcode, "reach_by": _reach_by}
