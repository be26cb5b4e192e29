"""Asking for letters, confirming the address, choosing anew, and stopping. Nobody learns who gets letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.engines.throttle import actions as throttle
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.newsletters import queries, rules
from hedgerow.newsletters.models import Chosen, Stopped, Subject, Subscriber
from hedgerow.newsletters.permissions import check_write
from hedgerow.newsletters.queries.subscribers import ASKED
from hedgerow.newsletters.types import Confirmed
from hedgerow.people.actions import record_consent
from hedgerow.people.models import Consent, Contact
from hedgerow.people.queries import contacts_at
from hedgerow.people.queries.wording import question, us
from hedgerow.people.types import How, Purpose
from hedgerow.spine.errors import InputError

LONGEST_EMAIL = 254


def ask(*, email: str, subjects: Sequence[Subject], name: str = "") -> None:
    """Somebody wants letters: one asks whether the address is theirs. What is there already changes only once they say
    so. Whether the address is known is not told. Raises InputError where no subject is chosen."""
    if not subjects:
        raise InputError(_("Choose what the letters shall be about."))
    address = rules.plain(email)
    if throttle.count(what="newsletters.letters", who=address) > rules.MOST_LETTERS_AN_HOUR:
        return  # whoever owns the address has letters enough
    with transaction.atomic():
        held = _subscriber(address[:LONGEST_EMAIL], " ".join(name.split())[:160])
        if held.state == Confirmed.ASKED:
            _set(held, subjects)
        _write(held)


def _subscriber(email: str, name: str) -> Subscriber:
    try:
        with transaction.atomic():
            return Subscriber.objects.create(email=email, name=name, asked_at=clock.now())
    except IntegrityError:
        return Subscriber.objects.filter(email=email)[0]


def _set(held: Subscriber, subjects: Sequence[Subject]) -> None:
    """The subjects that are given are those that hold."""
    wanted = {subject.pk for subject in subjects}
    here = set(held.chosen.values_list("subject_id", flat=True))
    held.chosen.filter(subject__in=here - wanted).delete()
    Chosen.objects.bulk_create([Chosen(subscriber=held, subject_id=pk) for pk in sorted(wanted - here)])


def _write(held: Subscriber) -> None:
    asked = held.state == Confirmed.ASKED
    first = _("Somebody, we think you, asked %(us)s for letters to this address.") % {"us": us()}
    then = (
        _("Say yes on the next page, and they come.")
        if asked
        else _("You get letters already. Choose anew which ones.")
    )
    letter = Letter(
        subject=_("Shall we write to you?") if asked else _("You get our letters already"),
        paragraphs=(first, then),
        button=Button(_("Yes, write to me") if asked else _("See and change it"), queries.OWN.page_url(_key(held))),
        small=(_("If it was not you, do nothing: without your yes nothing more comes."),) if asked else (),
    )
    key = f"newsletters:{held.pk}:asked:{clock.now():%Y%m%d%H%M%S%f}"
    mail.send(key=key, letter=letter, to=held.email, name=held.name, about=held.ref)


def _key(held: Subscriber) -> str:
    return f"{ASKED}{held.pk}"


@transaction.atomic
def confirm(*, email: str, subjects: Sequence[Subject]) -> Subscriber:
    """The owner of an address says yes, on the page behind a letter: to these subjects, from now on.

    Where we know the person, our record of what they agreed to says so too. Raises InputError where none is chosen.
    """
    if not subjects:
        raise InputError(_("Choose what the letters shall be about, or stop them."))
    address, now = rules.plain(email), clock.now()
    _subscriber(address, "")
    held = Subscriber.objects.select_for_update().filter(email=address)[0]
    contact = _whose(address, held.name)
    if held.state == Confirmed.ASKED:
        held.state, held.confirmed_at, held.how = Confirmed.LIVE, now, How.WEB
        held.consent = _("On our website, by the page behind a letter.")
    held.contact = contact or held.contact
    held.save(update_fields=["state", "confirmed_at", "how", "consent", "contact"])
    _set(held, subjects)
    Stopped.objects.filter(fingerprint=rules.fingerprint(address)).delete()
    _say([contact] if contact else [], given=True)
    return held


def _whose(email: str, name: str) -> Contact | None:
    """The one person whom we know at an address; of several, the one of that name."""
    there = contacts_at(email)
    named = [one for one in there if name and one.name.casefold() == name.casefold()]
    found = named or there
    return found[0] if len(found) == 1 else None


def choose(*, email: str, subjects: Sequence[Subject]) -> Subscriber:
    """The same as saying yes, to other subjects."""
    return confirm(email=email, subjects=subjects)


@transaction.atomic
def stop(*, email: str, by: User | None = None) -> None:
    """Stop all our letters to an address, at once and for good; a fingerprint stays, so that no list begins them again.

    Where we know who it is, our record says that they want no news. `by`: who of our team was told so; None where they
    pressed it themselves. Safe to press again.
    """
    address = rules.plain(email)
    if by is not None:
        check_write(by)
        record(by=by, did="newsletter.stopped", ref=Ref("newsletters", "subscriber", "stopped"))
    Subscriber.objects.filter(email=address).delete()
    Stopped.objects.get_or_create(fingerprint=rules.fingerprint(address), defaults={"at": clock.now()})
    _say(contacts_at(address), given=False, by=by)


def _say(contacts: Sequence[Contact], *, given: bool, by: User | None = None) -> None:
    """Keep the answer in our record of each, unless it is what they said last."""
    rows = Consent.objects.filter(contact__in=contacts, purpose=Purpose.NEWSLETTER).order_by("at", "pk")
    last = dict(rows.values_list("contact_id", "given"))
    words, how = question(Purpose.NEWSLETTER), How.WEB if given else How.PHONE if by else How.EMAIL
    for one in contacts:
        if last.get(one.pk) is not given:
            record_consent(by=by, contact=one, purpose=Purpose.NEWSLETTER, given=given, how=how, words=words)


def forget_unconfirmed(today: date) -> str:
    """Nightly: remove addresses that nobody confirmed within a week."""
    gone, _kinds = queries.unconfirmed(clock.now() - rules.UNCONFIRMED_FOR).delete()
    return f"{gone} rows of addresses that nobody confirmed removed"
