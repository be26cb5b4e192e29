"""The space that a page belongs to, its menu, and the other spaces of whoever is there."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import Somebody
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.shell.types import NavItem, SpaceBar
from hedgerow.spaces import queries
from hedgerow.spaces.permissions import can_enter
from hedgerow.spaces.queries.spaces import space_at
from hedgerow.spaces.types import Space, SpaceKind

BEGINS = "/space/"
#: pages of a group's space on which our team does something with it
TOGETHER = ("health-check", "health-checks")
#: parts of addresses that lie under an item of another name
PARTS_OF = {"consortia": "contracts"}
OWN = "/my-details/"  # of people: for our team it lies in the workspace


def space_of(request: HttpRequest) -> Space | None:
    """The space that a page lies in, for somebody who may be there; None elsewhere, and for everybody else."""
    match = request.resolver_match
    if match is None or not request.path.startswith((BEGINS, OWN)):
        return None
    spaces = queries.spaces_of(request.user)
    if request.path.startswith(OWN) and spaces and spaces[0].kind == SpaceKind.TEAM:
        return None
    pk = match.kwargs.get("pk") if request.path.startswith((f"{BEGINS}groups/", f"{BEGINS}bodies/")) else None
    if pk is None:
        return next((space for space in spaces if space.kind == SpaceKind.OWN), None)
    return next((space for space in spaces if space.pk == pk), None) or _looked_at(request.user, pk)


def _looked_at(somebody: Somebody, pk: int) -> Space | None:
    """A space that our team looks at from outside."""
    found = Organisation.objects.filter(pk=pk).first()
    if found is None or not can_enter(somebody, found):
        return None
    return space_at(found, officer=found.kind == Kind.PUBLIC_BODY, preview=True)


def bar(space: Space, somebody: Somebody, path: str) -> SpaceBar:
    """What stands above the pages of a space: whose it is, and the way to the others."""
    others = [NavItem(one.title, one.url) for one in queries.spaces_of(somebody) if one.url != space.url]
    back = reverse("pages:group", args=[space.pk]) if space.preview else ""
    together = any(f"/{part}/" in path for part in TOGETHER)
    return SpaceBar(space.title, space.role, tuple(others) if not space.preview else (), back, together)


def menu(space: Space, path: str) -> tuple[NavItem, ...]:
    """The menu of a space; the item that leads most nearly to `path` is marked as current."""
    items = {SpaceKind.GROUP: _group, SpaceKind.BODY: _body}.get(space.kind, _own)(space)
    at = next((path.replace(f"/{part}/", f"/{of}/") for part, of in PARTS_OF.items() if f"/{part}/" in path), path)
    here = max((str(item.url) for item in items if at.startswith(str(item.url))), key=len, default="")
    return tuple(replace(item, current=item.url == here) for item in items)


def _group(space: Space) -> list[NavItem]:
    at, about = [space.pk], _("About us")
    return [
        NavItem(_("Our page"), space.url, icon="home"),
        NavItem(_("Funding"), reverse("funding:own", args=at), icon="coins"),
        *([] if space.preview else [NavItem(_("Grants"), reverse("programmes:own", args=at), icon="coins")]),
        NavItem(_("Documents"), reverse("documents:own", args=at), icon="copy"),
        NavItem(_("Contracts"), reverse("notices:own", args=at), icon="coins"),
        NavItem(_("Health check and plan"), reverse("development:health_check", args=at), icon="sprout"),
        NavItem(_("Volunteers"), reverse("volunteering:space", args=at), icon="hands"),
        NavItem(_("Our services"), reverse("services:own", args=at), icon="hands"),
        NavItem(_("Networks"), reverse("convening:ours", args=at), icon="voice"),
        NavItem(_("Offers"), reverse("offers:own", args=at), icon="hands"),
        NavItem(_("Seats and elections"), reverse("representation:own", args=at), icon="groups"),
        NavItem(_("What we raise"), reverse("advocacy:own", args=at), icon="voice"),
        NavItem(_("Questions to us"), reverse("bridge:to_group", args=at), icon="share"),
        NavItem(_("Our projects"), reverse("participation:own_projects", args=at), icon="charter"),
        NavItem(_("Our bookings"), reverse("spaces:bookings", args=at), icon="calendar"),
        NavItem(_("Ask for help"), reverse("development:help", args=at), icon="letter"),
        NavItem(_("Our details"), reverse("organisations:own_record", args=at), icon="pencil", section=about),
        NavItem(_("Membership"), reverse("membership:own", args=at), icon="tick", section=about),
        NavItem(_("Who may act for us"), reverse("spaces:people", args=at), icon="person", section=about),
        NavItem(_("Who can see what"), reverse("spaces:sharing", args=at), icon="shield", section=about),
        NavItem(_("What is held about us"), reverse("spaces:record", args=at), icon="table", section=about),
    ]


def _body(space: Space) -> list[NavItem]:
    return [
        NavItem(_("Groups that show us more"), space.url, icon="groups"),
        NavItem(_("Who speaks for groups"), reverse("representation:of_body", args=[space.pk]), icon="voice"),
        NavItem(_("Our priorities"), reverse("charter:own_priorities", args=[space.pk]), icon="sprout"),
        NavItem(_("What was done for our priorities"), reverse("evidence:of_body", args=[space.pk]), icon="chart"),
        NavItem(_("Offers"), reverse("offers:of_body", args=[space.pk]), icon="hands"),
        NavItem(_("Early notices"), reverse("notices:of_body", args=[space.pk]), icon="coins"),
        NavItem(_("Ask groups"), reverse("bridge:of_body", args=[space.pk]), icon="share"),
        NavItem(_("Promises"), reverse("bridge:body_promises", args=[space.pk]), icon="tick"),
        NavItem(_("Our officers"), reverse("spaces:officers", args=[space.pk]), icon="person"),
        NavItem(_("Find any group"), reverse("organisations:directory"), icon="search"),
    ]


def _own(space: Space) -> list[NavItem]:
    return [
        NavItem(_("Your own page"), space.url, icon="home"),
        NavItem(_("Your details"), reverse("people:own"), icon="person"),
        NavItem(_("How you sign in"), reverse("accounts:account"), icon="settings"),
    ]
