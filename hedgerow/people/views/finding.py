"""From a number in an address to a person or a role."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.kernel.ids import key
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.people import queries
from hedgerow.people.models import Contact, Role
from hedgerow.shell.types import Crumb


def contact_or_404(pk: int) -> Contact:
    """A contact as it is now, after merges."""
    try:
        return queries.resolve(pk)
    except Contact.DoesNotExist:
        raise Http404 from None


def role_or_404(pk: int) -> Role:
    """A role with its person and organisation."""
    found = Role.objects.select_related("contact", "organisation").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def group_asked(request: HttpRequest) -> Organisation | None:
    """The group that `?group=` names, if it is here."""
    asked = key(request.GET.get("group", ""))
    if asked is None:
        return None
    try:
        return organisations.resolve(asked)
    except Organisation.DoesNotExist:
        return None


def is_search(request: HttpRequest) -> bool:
    """Whether the button was pressed that only looks for a group, as it is without JavaScript."""
    return "group_search" in request.POST


def crumbs(contact: Contact | None, title: str) -> list[Crumb]:
    """The path to a page about people, or about one."""
    path = [Crumb(_("People"), reverse("people:contacts"))]
    url = reverse("people:contact", args=[contact.pk]) if contact and title else ""
    own = [Crumb(contact.name, url)] if contact else []
    return [*path, *own, *([Crumb(title)] if title else [])]
