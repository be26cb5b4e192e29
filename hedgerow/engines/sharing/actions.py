"""Saying which sites may show our lists in a frame."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.sharing.models import Site
from hedgerow.engines.sharing.rules import origin_of
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError

MOST_SITES = 50  # each stands in a header of every page that may be framed


@transaction.atomic
def allow(*, by: AbstractBaseUser | None, site: str) -> str:
    """Let a site show our lists; answers its address as the browser is told it. One that may already stays as it is.

    Raises InputError for what is no address of a site, and beyond fifty.
    """
    origin = origin_of(site)
    if not origin:
        raise InputError(_("That is not the address of a website. Write it like www.example.gov.uk."))
    if Site.objects.count() >= MOST_SITES:
        raise InputError(_("Fifty sites may show our lists at the most. Take one away first."))
    try:
        with transaction.atomic():
            made = Site.objects.create(origin=origin, added_by=by.pk if by else None)
    except IntegrityError:
        return origin
    audit.record(by=by, did="sharing.site_allowed", ref=Ref("sharing", "site", str(made.pk)), fields=["origin"])
    return origin


@transaction.atomic
def stop(*, by: AbstractBaseUser | None, site: Site) -> None:
    """Let a site no longer show our lists: its frames stay empty from the next time they are opened."""
    if Site.objects.filter(pk=site.pk).delete()[0]:
        audit.record(by=by, did="sharing.site_stopped", ref=Ref("sharing", "site", str(site.pk)), fields=["origin"])
