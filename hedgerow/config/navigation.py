"""The menu: what every app's `nav.py` offers, in one order, and only what the person asking may open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.contrib.auth.models import AnonymousUser
from django.urls import resolve
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.accounts.types import Audience
from hedgerow.shell.types import NavItem

#: the order of the menu: the day's work first, then what it is about; within each heading, this order
APPS = (
    "pages",
    "organisations",
    "people",
    "ledger",
    "evidence",
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
SETTINGS = "/settings/"
SECTION = gettext_lazy("Settings")


def menu(somebody: Somebody, path: str) -> tuple[NavItem, ...]:
    """The items that somebody may open; the one that leads most nearly to `path` is marked as current."""
    offered = [item for item, audience in _offered() if can_open(somebody, audience)]
    items = [(item, str(item.url)) for item in offered if item.only is None or item.only(somebody)]
    here = max((url for _, url in items if path.startswith(url)), key=len, default="")
    return tuple(_made(item, url, somebody, current=bool(here) and url == here) for item, url in items)


def _made(item: NavItem, url: str, somebody: Somebody, *, current: bool) -> NavItem:
    """An item as this page shows it; what it counts is counted now."""
    count = item.counting(somebody) if item.counting else item.count
    section = SECTION if url.startswith(SETTINGS) else item.section
    return replace(item, url=url, current=current, count=count, section=section)


def public_menu(path: str) -> tuple[NavItem, ...]:
    """The items that anybody at all may open."""
    return menu(AnonymousUser(), path)


@cache
def _offered() -> tuple[tuple[NavItem, Audience], ...]:
    """Every item with whom its page is open to: the main things, then tools, then what is set up once."""
    items = sorted(_gathered(), key=lambda item: (str(item.url).startswith(SETTINGS), bool(item.section)))
    return tuple((item, _audience(str(item.url))) for item in items)


def _gathered() -> Iterator[NavItem]:
    for app in APPS:
        if find_spec(f"hedgerow.{app}.nav"):
            yield from import_module(f"hedgerow.{app}.nav").NAVIGATION


def _audience(url: str) -> Audience:
    """Whom the page behind an item is open to, as its own view declares."""
    audience: Audience = resolve(url).func.audience  # type: ignore[attr-defined]
    return audience
