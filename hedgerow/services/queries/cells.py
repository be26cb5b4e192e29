"""What the cells of a service say, as facts, and what is wrong with them, in sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from hedgerow.engines.imports.types import Problem
from hedgerow.services.rules.hours import parse_times
from hedgerow.services.rules.writing import bad_postcodes, parse_places, parse_prices, web_address
from hedgerow.services.types import Language, Need, Way
from hedgerow.standards.oruk import ACTIVE

YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"", "no", "n", "false", "0"})
OLDEST = 120
#: cells that are facts as they stand, and how long they may be
TEXTS = {"description": 6000, "eligibility": 1000, "way_words": 500, "access_words": 500, "phone": 40}
Said = dict[str, Any]


def read_cells(cells: Mapping[str, str]) -> tuple[Said, list[Problem], list[Problem]]:
    """Facts by name, what stops the record, and what is left out of it. Nothing is guessed."""
    said: Said = {"name": cells.get("name", "").strip()}
    errors = list(_stops(cells))
    warnings: list[Problem] = []
    for name, most in TEXTS.items():
        if text := cells.get(name, "").strip():
            said[name] = text[:most]
            if len(text) > most:
                warnings.append(Problem(_("It is cut after %(most)d letters.") % {"most": most}, name))
    for name, reader in READERS.items():
        text = cells.get(name, "").strip()
        if not text:
            continue
        try:
            said[name] = reader(text)
        except ValueError as error:
            warnings.append(Problem(_("Left out: %(why)s") % {"why": error}, name))
    for text in bad_postcodes(cells.get("places", "")):
        warnings.append(Problem(_("Left out: “%(text)s” is not a postcode.") % {"text": text[:30]}, "places"))
    _check_ages(said, warnings)
    return said, errors, warnings


def _stops(cells: Mapping[str, str]) -> Any:
    if not cells.get("name", "").strip():
        yield Problem(_("It has no name."), "name")
    elif len(cells["name"].strip()) > 160:
        yield Problem(_("Its name is longer than 160 letters."), "name")
    if not cells.get("description", "").strip():
        yield Problem(_("It does not say what it does."), "description")
    if not cells.get("organisation", "").strip():
        yield Problem(_("It does not say which group gives it."), "organisation")
    elif len(cells["organisation"].strip()) > 250:
        yield Problem(_("The name of its group is longer than 250 letters."), "organisation")
    if len(cells.get("id", "")) > 80:
        yield Problem(_("Its number is longer than 80 letters."), "id")
    status = cells.get("status", "").strip().casefold()
    if status and status != ACTIVE:
        yield Problem(_("It says that it is “%(status)s”, so it is not taken in.") % {"status": status[:30]}, "status")


def _check_ages(said: Said, warnings: list[Problem]) -> None:
    low, high = said.get("age_from"), said.get("age_to")
    if low is not None and high is not None and low > high:
        del said["age_from"], said["age_to"]
        warnings.append(Problem(_("Left out: the highest age is below the lowest."), "age_to"))


def _age(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > OLDEST:
        raise ValueError(_("“%(text)s” is no age.") % {"text": text[:30]})
    return int(text)


def _yes(text: str) -> bool:
    if text.casefold() not in YES | NO:
        raise ValueError(_("“%(text)s” is neither yes nor no.") % {"text": text[:30]})
    return text.casefold() in YES


def _web(text: str) -> str:
    address = web_address(text)
    try:
        URLValidator(schemes=("http", "https"))(address)
    except ValidationError:
        address = ""
    if not address or len(address) > 300:
        raise ValueError(_("“%(text)s” is not a web address.") % {"text": text[:60]})
    return address


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError(_("“%(text)s” is not an e-mail address.") % {"text": text[:60]}) from None
    return text


def _way(text: str) -> str:
    if text not in Way.values:
        raise ValueError(_("“%(text)s” is not on the list: drop_in, ask, referred, either.") % {"text": text[:30]})
    return text


def split(text: str) -> list[str]:
    """What stands in a cell with ; between, each once."""
    return list(dict.fromkeys(part.strip() for part in re.split(r"[;\n]", text) if part.strip()))


def _codes(known: Mapping[str, str]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        found = [known.get(part.casefold()) for part in split(text)]
        if None in found:
            missing = split(text)[found.index(None)]
            raise ValueError(_("“%(text)s” is not on our list.") % {"text": missing[:30]})
        return tuple(code for code in found if code)

    return read


def _known(choices: Any) -> dict[str, str]:
    return {word.casefold(): code for code, label in choices for word in (code, str(label))}


READERS: Mapping[str, Callable[[str], Any]] = {
    "age_from": _age,
    "age_to": _age,
    "places": parse_places,
    "times": parse_times,
    "prices": parse_prices,
    "email": _email,
    "web": _web,
    "way": _way,
    "online": _yes,
    "outreach": _yes,
    "languages": _codes(_known(Language.choices)),
    "needs": _codes(_known(Need.choices)),
    "areas": lambda text: tuple(split(text)),
}
