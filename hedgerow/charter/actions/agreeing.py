"""Putting a version to those who sign, signing it, and agreeing it on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.charter import rules
from hedgerow.charter.actions.letters import SIGN, ask_to_sign
from hedgerow.charter.models import Agreement, Party, Signature
from hedgerow.charter.permissions import check_sign, check_write
from hedgerow.charter.queries.draft import working
from hedgerow.charter.types import How, Side, State
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

FEWEST = 2  # an agreement is between at least two
LONGEST_AHEAD = timedelta(days=366)


@transaction.atomic
def put(*, by: User | None, agreement: Agreement, seen: str) -> Agreement:
    """Freeze the draft's words and put them to those who sign.

    `seen` is the hash of the words that whoever puts it was shown. Raises InputError where somebody has written since, the
    definition is empty, or fewer than two are asked to sign.
    """
    _may(by)
    held = _held(agreement)
    if held.state != State.DRAFT:
        raise InputError(_("This version has been put already."))
    content = rules.canonical(working(held))
    if rules.fingerprint(content) != seen:
        raise InputError(_("Somebody has changed the draft since you opened it. Read it again, and put it then."))
    if not held.definition:
        raise InputError(_("Say first what infrastructure is here."))
    if held.parties.count() < FEWEST:
        raise InputError(_("Name at least two who sign."))
    held.content, held.sha256, held.state, held.put_on = content, seen, State.PUT, clock.today()
    held.save(update_fields=["content", "sha256", "state", "put_on"])
    audit.record(by=by, did="agreement.put", ref=held.ref)
    return held


@transaction.atomic
def take_back(*, by: User | None, agreement: Agreement) -> Agreement:
    """Write on at a version that was put. Signatures stay with the words that they were under, and count for no others."""
    _may(by)
    held = _held(agreement)
    if held.state != State.PUT:
        raise InputError(_("Only what is put to those who sign can be taken back."))
    for party in held.parties.all():
        links.end(purpose=SIGN, ref=party.ref)
    held.content, held.sha256, held.state, held.put_on = "", "", State.DRAFT, None
    held.edition += 1
    held.save(update_fields=["content", "sha256", "state", "put_on", "edition"])
    audit.record(by=by, did="agreement.taken_back", ref=held.ref)
    return held


@transaction.atomic
def add_party(*, by: User | None, agreement: Agreement, organisation: Organisation, side: Side | str) -> Party:
    """Ask an organisation to sign a version; it may join one that is in force. One that is asked already stays so."""
    _may(by)
    held = _held(agreement)
    asked = Party.objects.filter(agreement=held, organisation=organisation).first()
    if asked is not None:
        return asked
    audit.record(by=by, did="agreement.party_added", ref=held.ref)
    return Party.objects.create(agreement=held, organisation=organisation, side=Side(side))


@transaction.atomic
def drop_party(*, by: User | None, party: Party) -> None:
    """Ask an organisation no longer. Raises InputError where it has signed."""
    _may(by)
    held = _held(party.agreement)
    if Signature.objects.filter(party=party).exists():
        raise InputError(_("They have signed. What was signed stays."))
    links.end(purpose=SIGN, ref=party.ref)
    if Party.objects.filter(pk=party.pk).delete()[0]:
        audit.record(by=by, did="agreement.party_dropped", ref=held.ref)


@transaction.atomic
def ask(*, by: User | None, party: Party, email: str, role: str) -> Party:
    """Write to somebody who may sign for a party, with a link; `role` is as what they sign ("Chair"). Asked again, an
    earlier link is over."""
    _may(by)
    held = _held(party.agreement)
    _check_signable(held)
    if _signature(party, held):
        raise InputError(_("They have signed."))
    if not role.strip():
        raise InputError(_("Say as what they sign: Chair, Chief executive."))
    links.end(purpose=SIGN, ref=party.ref)
    party.asked_at = clock.now()
    party.save(update_fields=["asked_at"])
    ask_to_sign(party, held, email=email, role=role.strip())
    audit.record(by=by, did="agreement.asked", ref=held.ref)
    return party


@transaction.atomic
def sign(
    *,
    by: User | None,
    party: Party,
    sha256: str,
    role: str,
    how: How,
    on: date | None = None,
    words: str = "",
) -> Signature:
    """A party signs the words with this hash. Signing twice is signing once.

    By a person in the party's own pages, by the button of a letter (`by` None), or as a manager writes down from a meeting.
    Raises InputError where the words are not those that are put, the day is to come, or nobody says as what they sign.
    """
    _check_signer(by, party, how)
    held = _held(party.agreement)
    _check_signable(held)
    if held.sha256 != sha256:
        raise InputError(_("The words have changed since. Read them again before you sign."))
    day = on or clock.today()
    if day > clock.today() or (held.put_on and day < held.put_on):
        raise InputError(_("That is before the words were put, or still to come."))
    if not role.strip():
        raise InputError(_("Say as what you sign: Chair, Chief executive."))
    facts: dict[str, Any] = {"role": role.strip()[:80], "on": day, "how": how, "words": " ".join(words.split())[:300]}
    signed = _signature(party, held)  # the version is held: nobody signs beside us
    if signed is not None:
        return signed
    audit.record(by=by, did="agreement.signed", ref=held.ref)
    recorded = by.pk if by else None
    return Signature.objects.create(party=party, sha256=sha256, recorded_by=recorded, **facts)


@transaction.atomic
def agree(*, by: User | None, agreement: Agreement, on: date, starts: date | None = None) -> Agreement:
    """Declare a version agreed on a day, in force from then or from `starts`. Raises InputError where fewer than two signed."""
    _may(by)
    held = _held(agreement)
    if held.state != State.PUT:
        raise InputError(_("Only what is put to those who sign can be agreed."))
    signed = Signature.objects.filter(party__agreement=held, sha256=held.sha256)
    if signed.count() < FEWEST:
        raise InputError(_("At least two must have signed."))
    starts = starts or on
    if not sorted(signed.values_list("on", flat=True))[FEWEST - 1] <= on <= clock.today():
        raise InputError(_("It is agreed when two have signed, and not after today."))
    if not on <= starts <= on + LONGEST_AHEAD:
        raise InputError(_("It is in force from the day it is agreed, or within a year of that."))
    held.state, held.agreed_on, held.starts = State.AGREED, on, starts
    held.save(update_fields=["state", "agreed_on", "starts"])
    audit.record(by=by, did="agreement.agreed", ref=held.ref)
    return held


def _check_signer(by: User | None, party: Party, how: How) -> None:
    if how == How.SPACE:
        assert by is not None, "somebody signs in these pages"
        check_sign(by, party.organisation)
    elif by is not None:
        check_write(by)


def _check_signable(agreement: Agreement) -> None:
    if agreement.state == State.DRAFT:
        raise InputError(_("These words are still being written."))


def _signature(party: Party, agreement: Agreement) -> Signature | None:
    return Signature.objects.filter(party=party, sha256=agreement.sha256).first()


def _held(agreement: Agreement) -> Agreement:
    return Agreement.objects.select_for_update().in_bulk([agreement.pk])[agreement.pk]


def _may(by: User | None) -> None:
    if by is not None:
        check_write(by)
