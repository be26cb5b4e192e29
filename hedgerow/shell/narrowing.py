"""What stands above a list: the filters that are on, each to be taken off, and the list or the map of what is found."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from django.http import QueryDict
from django.utils.translation import gettext as _

from hedgerow.shell.pagination import address
from hedgerow.shell.types import Chip, Tab


class Labelled(Protocol):
    """A form of filters that says in words what is on."""

    def chosen(self) -> Iterable[str]:
        """The names of the filters that are on."""

    def label_of(self, name: str) -> str:
        """A filter that is on, in words."""


def chips(form: Labelled, query: QueryDict, *, leave: Collection[str] = ("q",)) -> list[Chip]:
    """The filters that are on, each with the address of the page without it; not those that the page shows otherwise."""
    names = (name for name in form.chosen() if name not in leave)
    return [Chip(form.label_of(name), address(query, **{name: None}, page=None)) for name in names]


def list_or_map(query: QueryDict) -> list[Tab]:
    """The same things as a list and as a map."""
    mapped = query.get("view") == "map"
    as_list = Tab(_("List"), address(query, view=None, page=None), current=not mapped)
    return [as_list, Tab(_("Map"), address(query, view="map", page=None), current=mapped)]
