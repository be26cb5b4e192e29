"""Who may do what, and who may open what, gathered from where each app declares it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from hedgerow.config.addresses import Address, addresses
from hedgerow.kernel.audience import Hat
from hedgerow.kernel.deeds import May
from hedgerow.kernel.words import Words

#: the hats as people say them, from outside in
HATS: dict[Hat, Words] = {
    Hat.ANYONE: _("anyone"),
    Hat.SIGNED_IN: _("signed in"),
    Hat.EDITOR: _("editor of the group"),
    Hat.ADMINISTRATOR: _("administrator of the group"),
    Hat.OFFICER: _("officer of the public body"),
    Hat.WORKER: _("worker"),
    Hat.MANAGER: _("manager"),
}


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is, whether each of HATS may, in order, and what else must be so."""

    what: Words
    may: Sequence[bool]
    limits: Words = ""
    address: str = ""


def deeds() -> list[May]:
    """What every app declares of single records, app by app."""
    return list(_declared())


def _declared() -> Iterator[May]:
    for app in apps.get_app_configs():
        name = f"{app.name}.permissions"
        if app.name.startswith("hedgerow.") and find_spec(name):
            yield from getattr(import_module(name), "PERMISSIONS", ())


def deed_rows() -> list[Row]:
    """Each deed by hat."""
    return [Row(may.deed, [hat in may.hats for hat in HATS], may.limits) for may in deeds()]


def address_rows() -> list[Row]:
    """Each address by hat, as the middleware and the views themselves decide, in the order of the addresses."""
    return [_row(address) for address in sorted(addresses(), key=lambda address: address.path)]


def _row(address: Address) -> Row:
    limits = _("second factor") if address.second_factor else ""
    return Row(address.purpose, [address.is_open_to(hat) for hat in HATS], limits, address.path)
