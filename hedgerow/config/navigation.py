"""The menu: what every app's `nav.py` offers, in one order, and only what the person asking may open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.contrib.auth.models import AnonymousUser
from django.urls import resolve
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.accounts.types import Audience
from hedgerow.shell.types import NavItem

#: the order of the menu: the day's work first, then what it is about; within each heading, this order
APPS = (
    "pages",
    "organisations",
    "people",
    "funding",
    "funders",
    "flows",
    "programmes",
    "documents",
    "development",
    "volunteering",
    "participation",
    "convening",
    "representation",
    "advocacy",
    "services",
    "bodies",
    "bridge",
    "notices",
    "offers",
    "membership",
    "newsletters",
    "engines.bookings",
    "engines.sharing",
    "ledger",
    "evidence",
    "agreements",
    "engines.todo",
    "engines.moderation",
    "engines.mail",
    "engines.alerts",
    "engines.imports",
    "engines.privacy",
    "engines.audit",
    "places",
    "charter",
    "accounts",
    "config",
)
SETTINGS = "/settings/"  # what is set up once stands on one page, behind one item


def menu(somebody: Somebody, path: str) -> tuple[NavItem, ...]:
    """The items that somebody may open; the one that leads most nearly to `path` is marked as current."""
    offered = [*_daily(somebody), *_to_settings(somebody)]
    here = max((str(item.url) for item in offered if path.startswith(str(item.url))), key=len, default="")
    return tuple(_made(item, somebody, current=bool(here) and str(item.url) == here) for item in offered)


def settings(somebody: Somebody) -> tuple[NavItem, ...]:
    """What is set up once, of which somebody may open the page; by name."""
    found = (item for item in _open_to(somebody) if str(item.url).startswith(SETTINGS))
    return tuple(sorted(found, key=lambda item: str(item.label)))


def _daily(somebody: Somebody) -> list[NavItem]:
    return [item for item in _open_to(somebody) if not str(item.url).startswith(SETTINGS)]


def _to_settings(somebody: Somebody) -> list[NavItem]:
    """The one item that leads to them, where there are any."""
    return [NavItem(_("Settings"), SETTINGS, icon="settings", section=_("Tools"))] if settings(somebody) else []


def _open_to(somebody: Somebody) -> Iterator[NavItem]:
    offered = (item for item, audience in _offered() if can_open(somebody, audience))
    return (item for item in offered if item.only is None or item.only(somebody))


def _made(item: NavItem, somebody: Somebody, *, current: bool) -> NavItem:
    """An item as this page shows it; what it counts is counted now."""
    count = item.counting(somebody) if item.counting else item.count
    return replace(item, url=str(item.url), current=current, count=count)


def public_menu(path: str) -> tuple[NavItem, ...]:
    """The items that anybody at all may open."""
    return menu(AnonymousUser(), path)


@cache
def _offered() -> tuple[tuple[NavItem, Audience], ...]:
    """Every item with whom its page is open to: the main things, then heading by heading as they first come, then tools."""
    found = list(_gathered())
    headings = list(dict.fromkeys(str(item.section) for item in found))
    items = sorted(found, key=lambda item: _rank(str(item.section), headings))
    return tuple((item, _audience(str(item.url))) for item in items)


def _rank(heading: str, headings: list[str]) -> tuple[bool, bool, int]:
    return bool(heading), heading == _("Tools"), headings.index(heading)


def _gathered() -> Iterator[NavItem]:
    for app in APPS:
        if find_spec(f"hedgerow.{app}.nav"):
            yield from import_module(f"hedgerow.{app}.nav").NAVIGATION


def _audience(url: str) -> Audience:
    """Whom the page behind an item is open to, as its own view declares."""
    audience: Audience = resolve(url).func.audience  # type: ignore[attr-defined]
    return audience
