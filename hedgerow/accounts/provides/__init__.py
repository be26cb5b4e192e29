"""What accounts offer: the names of users where a record is about one, and deeds of the search-and-do box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts import actions, queries
from hedgerow.accounts.permissions import can_open
from hedgerow.accounts.provides.audit import AUDIT as AUDIT
from hedgerow.accounts.provides.doctor import DOCTOR as DOCTOR
from hedgerow.accounts.provides.erasing import ERASERS as ERASERS
from hedgerow.accounts.provides.erasing import MAY_NOT_ERASE as MAY_NOT_ERASE
from hedgerow.accounts.provides.links import LINKS as LINKS
from hedgerow.accounts.provides.retention import RETENTION as RETENTION
from hedgerow.accounts.types import Audience
from hedgerow.engines.registry import Deed, NightlyJob, RefOffer


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names by id."""
    return {str(pk): name for pk, name in queries.names(int(pk) for pk in ids).items()}


REFS = (RefOffer("accounts.user", titles, lambda pk: reverse("accounts:colleague", args=[pk])),)
NIGHTLY = (
    NightlyJob("accounts.sessions", actions.forget_sessions),
    NightlyJob("accounts.links", actions.links.forget),
)
BOX = (
    Deed(
        _("Add a colleague"),
        lambda: reverse("accounts:invite"),
        lambda user: can_open(user, Audience.MANAGER),
        "user team staff worker invite colleague",
    ),
    Deed(
        _("Change my password"),
        lambda: reverse("accounts:account"),
        lambda user: can_open(user, Audience.SIGNED_IN),
        "password account name",
    ),
)
