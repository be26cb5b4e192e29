"""What was done to somebody's record, in words: never what stood there."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.mail.models import Outgoing
from hedgerow.people.models import Contact

#: every deed of this app, without how it was told
DEEDS: dict[str, Any] = {
    "contact.added": _("Added"),
    "contact.changed": _("Changed"),
    "contact.needs_set": _("Access needs written down"),
    "contact.preferences_sent": _("Asked what we may send"),
    "contact.touched": _("We were in touch"),
    "contact.user_linked": _("Signs in from now on"),
    "contact.user_unlinked": _("No longer signs in"),
    "contact.list_downloaded": _("A list of contacts was downloaded"),
    "consent.given": _("Said yes"),
    "consent.withdrawn": _("Said no"),
    "role.given": _("Took on a role"),
    "role.changed": _("A role was changed"),
    "role.ended": _("Left a role"),
}
SUFFIXES: dict[str, Any] = {
    "_by_phone": _("by telephone"),
    "_by_email": _("by e-mail"),
    "_on_paper": _("on paper"),
    "_in_person": _("in person"),
}
FIELDS: dict[str, Any] = {
    "service": _("to help their group"),
    "newsletter": _("news and events"),
    "publish": _("to be named in public"),
    "share": _("to be passed to a partner"),
    "access": _("access needs"),
    "needs": _("what helps"),
    "more": _("their own words"),
    "kind": _("role"),
    "title": _("what they are called there"),
    "team": _("team"),
    "patch": _("patch"),
    "main": _("whom to speak to first"),
    "since": _("from"),
    "until": _("to"),
    "email": _("e-mail address"),
    "paper": _("on paper"),
}


def deed_words() -> dict[str, str]:
    """Words for every deed, told in whichever way."""
    told = {deed + suffix: f"{words}, {how}" for deed, words in DEEDS.items() for suffix, how in SUFFIXES.items()}
    return {**{deed: str(words) for deed, words in DEEDS.items()}, **told}


def letters_to(contact: Contact, limit: int = 10) -> list[Outgoing]:
    """The latest letters to somebody, those written to records merged into theirs included."""
    refs = [str(contact.ref), *(str(row.ref) for row in Contact.objects.filter(merged_into=contact))]
    return list(Outgoing.objects.filter(person__in=refs).order_by("-made_at", "-id")[:limit])
