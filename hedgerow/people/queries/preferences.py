"""Somebody's preferences, as they stand now: for the page on which they are changed."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.organisations.models import Organisation
from hedgerow.people.models import AccessNeeds, Consent, Contact
from hedgerow.people.queries.consent import answer, consents_of
from hedgerow.people.queries.wording import question
from hedgerow.people.rules import holds
from hedgerow.people.types import Purpose

ALWAYS = (Purpose.SERVICE, Purpose.NEWSLETTER, Purpose.PUBLISH)


@dataclass(frozen=True)
class Preference:
    """One thing to say yes or no to. `newest` is the answer that holds, None where there is none yet."""

    purpose: Purpose
    words: str
    given: bool
    newest: Consent | None = None
    partner: Organisation | None = None

    @property
    def key(self) -> str:
        """Its name in a form: "newsletter", "share-12"."""
        return f"{self.purpose}-{self.partner.pk}" if self.partner else str(self.purpose.value)


def preferences(contact: Contact) -> list[Preference]:
    """Each purpose, and each partner that their details may ever have been passed to. Three queries.

    Whether we may know their access needs is asked where they told us some.
    """
    rows = list(consents_of(contact))
    known = [*ALWAYS, *([Purpose.ACCESS] if _has_needs(contact) else [])]
    partners = {row.partner_id: row.partner for row in rows if row.purpose == Purpose.SHARE and row.partner}
    asked: list[tuple[Purpose, Organisation | None]] = [(purpose, None) for purpose in known]
    asked += [(Purpose.SHARE, partner) for _pk, partner in sorted(partners.items(), key=lambda item: item[1].name)]
    return [_preference(rows, purpose, partner) for purpose, partner in asked]


def _has_needs(contact: Contact) -> bool:
    return AccessNeeds.objects.filter(contact=contact).exclude(needs=[], more="").exists()


def _preference(rows: list[Consent], purpose: Purpose, partner: Organisation | None) -> Preference:
    key = partner.pk if partner else None
    about = [row for row in rows if row.purpose == purpose and (row.partner_id is None or row.partner_id == key)]
    given = holds([answer(row) for row in rows], purpose, key)
    return Preference(purpose, question(purpose, partner), given, about[0] if about else None, partner)
