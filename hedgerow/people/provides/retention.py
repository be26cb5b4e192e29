"""How long people are kept whom nobody has been in touch with, and roles that have ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.privacy import actions as privacy
from hedgerow.engines.privacy.types import RetentionRule
from hedgerow.people.models import Contact, Role

YEAR = 365


def quiet(before: date) -> Collection[int]:
    """Contacts with no role anywhere and no open sign-in, who were last in touch, changed and added before a day."""
    busy = Role.objects.filter(Q(until__isnull=True) | Q(until__gte=before)).values("contact")
    old = Contact.objects.filter(created_at__date__lt=before, updated_at__date__lt=before, merged_into__isnull=True)
    old = old.filter(Q(seen_on__isnull=True) | Q(seen_on__lt=before)).exclude(pk__in=busy).exclude(user__is_active=True)
    return list(old.order_by("pk").values_list("pk", flat=True))


def remove(keys: Sequence[Any]) -> None:
    """Each as if they had asked, but for words in other people's texts."""
    for key in keys:
        privacy.remove(by=None, ref=f"people.contact:{key}")


def over(before: date) -> Collection[int]:
    """Roles that ended before a day."""
    return list(Role.objects.filter(until__lt=before).order_by("pk").values_list("pk", flat=True))


def remove_roles(keys: Sequence[Any]) -> None:
    """That somebody was treasurer once is forgotten."""
    Role.objects.filter(pk__in=keys).delete()


RETENTION = (
    RetentionRule(
        kind="people.quiet",
        title=_("People we have lost touch with"),
        does=_("Who has no role in any group and was not in touch for so long is erased."),
        after=3 * YEAR,
        ground=_("Personal data are kept no longer than they are needed (UK GDPR article 5(1)(e))."),
        find=quiet,
        act=remove,
        names="people.contact",
    ),
    RetentionRule(
        kind="people.ended_roles",
        title=_("Roles that have ended"),
        does=_("That somebody once held a role in a group is forgotten; the person stays."),
        after=6 * YEAR,
        ground=_("Six years: as long as a group may be asked who signed (Limitation Act 1980, section 5)."),
        find=over,
        act=remove_roles,
    ),
)
