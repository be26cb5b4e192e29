"""A list of addresses from elsewhere, each with how and when its owner agreed; and taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record_each
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.kernel import clock
from hedgerow.kernel.refs import parse
from hedgerow.newsletters.models import Chosen, Subscriber
from hedgerow.newsletters.queries.importing import Reading, as_facts, read_rows
from hedgerow.newsletters.types import Confirmed
from hedgerow.people.models import Consent, Contact
from hedgerow.people.rules import basis_of
from hedgerow.people.types import How, Purpose

AT_ONCE = 500


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Take the addresses in; runs inside the import's transaction. Where we know the person, and they have not answered
    themselves, our record says that they agreed, in the words of the list."""
    readings = read_rows(rows)
    new = [reading for reading in readings if reading.here is None]
    contacts = _contacts([reading.email for reading in readings])
    made = Subscriber.objects.bulk_create([_row(each, contacts, batch) for each in new], AT_ONCE)
    owners = dict(zip((each.email for each in new), made, strict=True))
    owners |= {each.email: each.here for each in readings if each.here is not None}
    _confirm(readings)
    pairs = [Chosen(subscriber=owners[each.email], subject=subject) for each in readings for subject in each.news]
    Chosen.objects.bulk_create(pairs, AT_ONCE)
    said = _consents(by, readings, contacts)
    record_each(by=by, did="newsletter.imported", each=[(owners[each.email].ref, ["subjects"]) for each in readings])
    return [_applied(each, owners[each.email], said.get(each.email)) for each in readings]


def _row(reading: Reading, contacts: Mapping[str, Contact], batch: Batch) -> Subscriber:
    now = clock.now()
    return Subscriber(
        **as_facts(reading), contact=contacts.get(reading.email), state=Confirmed.LIVE, how=How.IMPORT,
        asked_at=now, confirmed_at=now, source=batch.source[:200],
    )  # fmt: skip


def _confirm(readings: Sequence[Reading]) -> None:
    """Those who asked here and have not said yes yet: the list says that they agreed elsewhere."""
    for each in readings:
        if each.here is not None and each.here.state == Confirmed.ASKED:
            facts = {"confirmed_at": clock.now(), "consent": each.consent, "how": How.IMPORT}
            Subscriber.objects.filter(pk=each.here.pk).update(state=Confirmed.LIVE, **facts)


def _contacts(emails: Sequence[str]) -> dict[str, Contact]:
    """The one person whom we know at each address; where there are several, nobody is meant."""
    found: dict[str, list[Contact]] = {}
    asked = sorted(set(emails))
    for start in range(0, len(asked), AT_ONCE):
        for row in Contact.objects.filter(merged_into=None, email__in=asked[start : start + AT_ONCE]):
            found.setdefault(row.email, []).append(row)
    return {email: rows[0] for email, rows in found.items() if len(rows) == 1}


def _consents(by: User, readings: Sequence[Reading], contacts: Mapping[str, Contact]) -> dict[str, int]:
    """What the list says of people whom we know and who have not answered themselves: ids of the answers, by address."""
    known = {each.email: contacts[each.email] for each in readings if each.email in contacts}
    pks = [contact.pk for contact in known.values()]
    told = Consent.objects.filter(contact__in=pks, purpose=Purpose.NEWSLETTER).values_list("contact_id", flat=True)
    answered = set(told)
    rows = {
        each.email: Consent(
            contact=known[each.email],
            purpose=Purpose.NEWSLETTER,
            basis=basis_of(Purpose.NEWSLETTER),
            given=True,
            how=How.IMPORT,
            words=each.consent,
            by=by.pk,
        )
        for each in readings
        if each.email in known and known[each.email].pk not in answered
    }
    Consent.objects.bulk_create(rows.values(), AT_ONCE)
    return {email: row.pk for email, row in rows.items()}


def _applied(reading: Reading, owner: Subscriber, consent: int | None) -> Applied:
    undo = {"new": reading.here is None, "subjects": [subject.pk for subject in reading.news], "consent": consent}
    return Applied(str(owner.ref), undo)


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was done for each; a sentence for those that stay."""
    pks = [int(parse(each.ref).id) for each in applied]
    rows = Subscriber.objects.in_bulk(pks)
    chosen: dict[int, set[int]] = {}
    for owner, subject in Chosen.objects.filter(subscriber__in=pks).values_list("subscriber_id", "subject_id"):
        chosen.setdefault(owner, set()).add(subject)
    return [_undo(rows.get(pk), chosen.get(pk, set()), each.undo) for pk, each in zip(pks, applied, strict=True)]


def _undo(row: Subscriber | None, chosen: set[int], before: Mapping[str, Any]) -> str:
    if row is None:
        return _("It is not here any more.")
    if before["new"] and chosen != set(before["subjects"]):
        return _("They have chosen anew since.")
    if before["consent"]:
        Consent.objects.filter(pk=before["consent"]).delete()
    if before["new"]:
        row.delete()
    else:
        Chosen.objects.filter(subscriber=row, subject__in=before["subjects"]).delete()
    return ""
