"""From the number in an address to a public body, and the path to its pages."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import full
from hedgerow.organisations.types import Kind
from hedgerow.shell.types import Crumb


def body_or_404(pk: int) -> Organisation:
    """A public body as it is now, after merges."""
    try:
        found = full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    if found.kind != Kind.PUBLIC_BODY:
        raise Http404
    return found


def crumbs(body: Organisation | None = None, *titles: str) -> list[Crumb]:
    """The path to a page under the public bodies."""
    first = Crumb(_("Public bodies"), reverse("bodies:bodies"))
    if body is None:
        return [first, *(Crumb(title) for title in titles)]
    here = Crumb(body.name, reverse("bodies:body", args=[body.pk]) if titles else "")
    return [first, here, *(Crumb(title) for title in titles)]
