"""What stands around every page, made from the place, the person asking and the menu."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, owes_second_factor
from hedgerow.config import navigation
from hedgerow.places.models import Place
from hedgerow.places.rules import logo_print
from hedgerow.shell.types import Account, Action, Chrome, Contact, NavItem
from hedgerow.spaces import nav as spaces


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`, made at its first use and once a request: one query, and one for what waits."""
    return {"shell": SimpleLazyObject(lambda: _once(request))}


def _once(request: HttpRequest) -> Chrome:
    if not hasattr(request, "_chrome"):
        request._chrome = build(request)  # type: ignore[attr-defined]
    made: Chrome = request._chrome  # type: ignore[attr-defined]
    return made


def build(request: HttpRequest) -> Chrome:
    """The frame of one page. Before a place is open it says where to begin."""
    place = Place.objects.filter(pk=1).first()
    user: Somebody | None = getattr(request, "user", None)
    owes = owes_second_factor(request) if user is not None else False  # nothing of the workspace opens before
    worker = isinstance(user, User) and user.is_worker and not owes
    public = "public" in request.GET or owes
    space = spaces.space_of(request) if isinstance(user, User) else None
    items = _navigation(request, public=public)
    outside = public or not worker
    return Chrome(
        place_name=place.lio_name if place else _("Your place"),
        strapline=place.strapline if place else "",
        logo_url=reverse("places:logo", args=[logo_print(place.logo.name)]) if place and place.logo else "",
        accent=place.accent if place else "",
        contact=_contact(place),
        notice=_notice(place),
        is_fiction=bool(place and place.is_fiction),
        navigation=spaces.menu(space, request.path) if space else _at_the_top(items) if outside else items,
        footer=tuple(item for item in items if item.section) if outside and not space else (),
        utilities=_utilities(user, worker=worker, public=public, in_space=space is not None),
        account=_account(user),
        primary_action=_action() if worker and not space and _has("ledger:quick") else None,
        search_url=reverse("pages:search"),
        suggest_url=reverse("pages:suggest"),
        search_label=_("Find a group, a place or something to do") if worker else _("Find a group or a place"),
        space=spaces.bar(space, user, request.path) if space and user else None,
    )


def _at_the_top(items: tuple[NavItem, ...]) -> tuple[NavItem, ...]:
    """Of the public site's menu what everybody looks for; the rest stands at the foot of the page."""
    return tuple(item for item in items if not item.section)


def _navigation(request: HttpRequest, *, public: bool) -> tuple[NavItem, ...]:
    """The menu of our team, or of the public site."""
    user: Somebody | None = getattr(request, "user", None)
    if public or user is None:
        return navigation.public_menu(request.path)
    return navigation.menu(user, request.path)


def _action() -> Action:
    return Action(_("Log work"), reverse("ledger:quick"), style="ledger/quick.css")


def _has(name: str) -> bool:
    try:
        return bool(reverse(name))
    except NoReverseMatch:
        return False


def _contact(place: Place | None) -> Contact:
    if not place:
        return Contact()
    return Contact(email=place.email, phone=place.phone, address=place.address, web=place.website)


def _notice(place: Place | None) -> str:
    if not place:
        return _("No place is open yet. A manager opens one under “Setting up”.")
    return _("This place is made up, to show what Hedgerow does.") if place.is_fiction else ""


def _utilities(user: Somebody | None, *, worker: bool, public: bool, in_space: bool) -> tuple[NavItem, ...]:
    """Small links at the top: a stranger signs in; whoever is signed in crosses between their space and the public site."""
    if worker and public:
        return (NavItem(_("Back to my work"), reverse("pages:my_work")),)
    if worker or in_space:
        return (NavItem(_("The public site"), reverse("pages:home") + "?public"),)
    if isinstance(user, User):
        return (NavItem(_("Your space"), reverse("spaces:home")),)
    if not _has("accounts:sign_in"):
        return ()
    return (NavItem(_("For our team: sign in"), reverse("accounts:sign_in")),)


def _account(user: Somebody | None) -> Account | None:
    if not isinstance(user, User) or not _has("accounts:sign_out"):
        return None
    return Account(user.name, reverse("accounts:account"), reverse("accounts:sign_out"))
