"""People from somebody's table, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.imports.types import Applied, Batch, RawRow
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel.refs import parse
from hedgerow.people.actions.contacts import change_contact, insert
from hedgerow.people.actions.duplicates import look_at
from hedgerow.people.models import AccessNeeds, Consent, Contact, ContactMerge, Role
from hedgerow.people.queries.importing import Reading, read_rows
from hedgerow.people.rules import basis_of
from hedgerow.people.types import How, Purpose

BATCH = 500


def apply_rows(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    """Add or change the people of the rows; runs inside the import's transaction."""
    readings = read_rows(rows)
    new = [reading for reading in readings if reading.here is None]
    made = insert(by=by, how=How.IMPORT, given=[{**reading.news, "source": batch.source} for reading in new])
    agreed = _consents(by, zip(new, made, strict=True), batch)
    applied = {
        id(reading): Applied(str(row.ref), {"new": True, "consent": agreed.get(row.pk)})
        for reading, row in zip(new, made, strict=True)
    }
    old = [(reading, reading.here) for reading in readings if reading.here is not None]
    agreed = _consents(by, old, batch)
    for reading, here in old:
        applied[id(reading)] = _change(by, reading, here, agreed.get(here.pk))
    look_at([row.pk for row in made])
    return [applied[id(reading)] for reading in readings]


def _change(by: User, reading: Reading, here: Contact, consent: int | None) -> Applied:
    before = {name: getattr(here, name) for name in reading.news}
    if reading.news:
        change_contact(by=by, contact=here, how=How.IMPORT, typed=False, **reading.news)
    return Applied(str(here.ref), {"before": before, "after": reading.news, "consent": consent})


def _consents(by: User, pairs: Iterable[tuple[Reading, Contact]], batch: Batch) -> dict[int, int]:
    """Keep what the file says of news and events, as said elsewhere: ids of the answers, by contact."""
    words = _("As written down in %(source)s") % {"source": batch.source}
    rows = [
        Consent(
            contact=contact,
            purpose=Purpose.NEWSLETTER,
            basis=basis_of(Purpose.NEWSLETTER),
            given=reading.newsletter,
            how=How.IMPORT,
            words=words,
            by=by.pk,
        )
        for reading, contact in pairs
        if reading.newsletter is not None
    ]
    return {row.contact_id: row.pk for row in Consent.objects.bulk_create(rows, BATCH)}


def undo_rows(by: User, applied: Sequence[Applied]) -> list[str]:
    """Take back what was done for each; a sentence for those that stay as they are."""
    new = [each for each in applied if each.undo.get("new")]
    kept = {id(each): reason for each, reason in zip(new, _remove(by, new), strict=True)}
    for each in applied:
        if not each.undo.get("new"):
            kept[id(each)] = _give_back(by, each)
    return [kept[id(each)] for each in applied]


def _remove(by: User, applied: Sequence[Applied]) -> list[str]:
    """Delete the people whom an import added, unless somebody has worked with them since."""
    pks = [_pk(each) for each in applied]
    consents = {each.undo["consent"] for each in applied if each.undo.get("consent")}
    touched = _touched(pks, consents)
    here = {pk for some in _chunks(pks) for pk in Contact.objects.filter(pk__in=some).values_list("pk", flat=True)}
    gone = [pk for pk in pks if pk in here and pk not in touched]
    for some in _chunks(gone):
        Contact.objects.filter(pk__in=some).delete()
    audit.record_each(by=by, did="contact.import_undone", each=[(_ref(pk), ()) for pk in gone])
    return [touched.get(pk, "" if pk in here else _("It is not here any more.")) for pk in pks]


def _touched(pks: Sequence[int], consents: set[int]) -> dict[int, str]:
    """Why contacts stay, by id: what has happened to them since they came."""
    found: dict[int, str] = {}
    for some in _chunks(pks):
        refs = {_ref(pk): pk for pk in some}
        merged = ContactMerge.objects.filter(kept__in=some).values_list("kept_id", flat=True)
        gone = Contact.objects.filter(pk__in=some, merged_into__isnull=False).values_list("pk", flat=True)
        found |= dict.fromkeys((*merged, *gone), _("They have been merged since."))
        roles = Role.objects.filter(contact__in=some).values_list("contact_id", flat=True)
        found |= dict.fromkeys(roles, _("They have a role here since."))
        needs = AccessNeeds.objects.filter(contact__in=some).values_list("contact_id", flat=True)
        answers = Consent.objects.filter(contact__in=some).exclude(pk__in=consents & set(_of(some)))
        letters = Outgoing.objects.filter(person__in=refs).values_list("person", flat=True)
        users = Contact.objects.filter(pk__in=some, user__isnull=False).values_list("pk", flat=True)
        worked = (*needs, *answers.values_list("contact_id", flat=True), *(refs[ref] for ref in letters), *users)
        found |= dict.fromkeys(worked, _("Somebody has worked with them since."))
        found |= {refs[ref]: _("Somebody has edited them since.") for ref in locked(refs)}
    return found


def _of(pks: Sequence[int]) -> Iterable[int]:
    return Consent.objects.filter(contact__in=pks).values_list("pk", flat=True)


def _give_back(by: User, applied: Applied) -> str:
    """Put back the facts that still stand as the import left them."""
    row = Contact.objects.in_bulk([_pk(applied)]).get(_pk(applied))
    if row is None:
        return _("It is not here any more.")
    undo: Any = applied.undo
    back = {name: value for name, value in undo["before"].items() if getattr(row, name) == undo["after"][name]}
    if undo.get("consent"):
        Consent.objects.filter(pk=undo["consent"]).delete()
    if row.merged_into_id:
        return _("They have been merged since.")
    if back:
        change_contact(by=by, contact=row, how=How.IMPORT, typed=False, **back)
    return "" if len(back) == len(undo["before"]) else _("Some of it has been changed since, and stays.")


def _pk(applied: Applied) -> int:
    return int(parse(applied.ref).id)


def _ref(pk: int) -> str:
    return f"people.contact:{pk}"


def _chunks(pks: Sequence[int]) -> Iterable[Sequence[int]]:
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))
