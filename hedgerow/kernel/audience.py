"""Whom a page is open to. Every view says so in one line; the middleware of accounts refuses one that does not.

A page that is about one group or one public body says besides which hats, worn there, open it: the view itself looks
whether somebody wears one. What is declared here is what the page of permissions shows and what the tests try.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Audience(IntEnum):
    """Whom a view is open to; each holds the ones above it."""

    ANYONE = 0
    SIGNED_IN = 1
    WORKER = 2
    MANAGER = 3


class Hat(StrEnum):
    """What somebody is to the place, or to the one group or public body that a page is about."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    EDITOR = "editor of the group"
    ADMINISTRATOR = "administrator of the group"
    OFFICER = "officer of the public body"
    WORKER = "worker"
    MANAGER = "manager"


GROUP_HATS = frozenset({Hat.EDITOR, Hat.ADMINISTRATOR})
TEAM_HATS = frozenset({Hat.WORKER, Hat.MANAGER})


def open_to(audience: Audience, *, hats: frozenset[Hat] = frozenset()) -> Callable[[View], View]:
    """Declare whom a view is open to. It stands above all other decorators, so that the middleware sees it.

    `hats`: of those it is open to, only people who wear one of these, in the group or body that the page is about; the
    view checks that. Without any, all of the audience.
    """

    def declare(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined]
        view.hats = hats  # type: ignore[attr-defined]
        return view

    return declare


def before_second_factor(view: View) -> View:
    """Declare that whoever still owes a second factor may open a view: where one is given, set up, or left, and what
    these pages are made of. Every other view leads there (`accounts.middleware`)."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view
