"""The page on which people say what they agree to: how it reaches them, and what they press there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.actions import links
from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.mail.actions import send
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.people.actions.consent import record_consent
from hedgerow.people.models import Consent, Contact
from hedgerow.people.queries.preferences import Preference, preferences
from hedgerow.people.queries.wording import question, us
from hedgerow.people.types import How, Purpose

LINK, STOP = "people.preferences", "people.unsubscribe"
STOP_LASTS = timedelta(days=400)  # a letter may lie long before somebody has had enough of them
OPEN_FOR = 2 * 60 * 60  # seconds that the page stays open once the button behind the link was pressed
SALT = "hedgerow.people.preferences"


def unsubscribe_address(*, contact: Contact, purpose: str = Purpose.NEWSLETTER) -> str:
    """The whole address for `Letter.unsubscribe`: one press, by a person or a mail program (RFC 8058), and letters of
    this purpose stop. Opening it changes nothing."""
    path = links.make(
        purpose=STOP,
        person=contact.ref,
        email=contact.email,
        data={"purpose": purpose},
        lasts=STOP_LASTS,
    )
    return absolute(path)


def page_path(contact: Contact) -> str:
    """Where somebody who pressed the button behind a link goes on to: open for two hours, without signing in."""
    return reverse("people:preferences", args=[signing.dumps(contact.pk, salt=SALT)])


def contact_at(token: str) -> int | None:
    """Whose page it is, or None where the address is made up or has been open for too long."""
    try:
        return int(signing.loads(token, salt=SALT, max_age=OPEN_FOR))
    except signing.BadSignature:
        return None


@transaction.atomic
def send_preferences(*, by: User, contact: Contact, on_paper: bool = False) -> Outgoing:
    """Send somebody their preferences: by e-mail a link to the page, on paper (or without an address) boxes to tick.

    Once a day at most: a second press on one day sends nothing more. Raises ValidationError where there is neither an
    e-mail address nor a postal one.
    """
    paper = on_paper or not contact.email
    if paper and not contact.address:
        raise ValidationError(_("Write down where they live first: there is nowhere to send it to."))
    letter = _on_paper(contact) if paper else _by_email(contact)
    kind = "paper" if paper else "email"
    row = send(
        key=f"preferences:{kind}:{contact.pk}:{clock.today().isoformat()}",
        letter=letter,
        to="" if paper else contact.email,
        name=contact.name,
        address=_postal(contact),
        person=contact.ref,
        about=contact.ref,
    )
    record(by=by, did="contact.preferences_sent", ref=contact.ref, fields=[kind])
    return row


def _postal(contact: Contact) -> str:
    return "\n".join(filter(None, (contact.address, contact.postcode)))[:250]


def _by_email(contact: Contact) -> Letter:
    path = links.make(purpose=LINK, person=contact.ref, email=contact.email)
    return Letter(
        subject=_("What may we send you?"),
        paragraphs=(
            _("Hello %(name)s,") % {"name": contact.name},
            _("you decide what %(us)s uses your details for. See what you have said so far, and change it.")
            % {"us": us()},
        ),
        button=Button(_("See and change it"), absolute(path)),
        small=(_("Nothing changes unless you press the button there and save."),),
    )


def _on_paper(contact: Contact) -> Letter:
    boxes = tuple(f"☐ {_('yes')}   ☐ {_('no')}   {one.words}" for one in preferences(contact))
    return Letter(
        subject=_("What may we send you?"),
        paragraphs=(
            _("Hello %(name)s,") % {"name": contact.name},
            _("you decide what %(us)s uses your details for. Tick what you agree to, and send this back or ring us.")
            % {"us": us()},
            *boxes,
            _("Signed:                                        Date:"),
        ),
    )


@transaction.atomic
def answer(*, by: User | None, contact: Contact, answers: Mapping[str, bool], how: str = How.WEB) -> list[Consent]:
    """Keep what somebody answered, by the keys of `queries.preferences`: only what is new or different makes a row."""
    return [
        record_consent(
            by=by,
            contact=contact,
            purpose=one.purpose,
            given=answers[one.key],
            how=how,
            words=one.words,
            partner=one.partner,
        )
        for one in preferences(contact)
        if one.key in answers and differs(one, answers[one.key])
    ]


def differs(one: Preference, given: bool) -> bool:
    """Whether an answer says something new: another one than holds, or the first."""
    return one.newest is None or one.given is not given


def stop(contact: Contact, purpose: str) -> None:
    """Somebody, or their mail program, pressed the button behind a link to unsubscribe. Safe to press again."""
    held = next((one for one in preferences(contact) if one.purpose == purpose and one.partner is None), None)
    if held is None or differs(held, given=False):
        record_consent(by=None, contact=contact, purpose=purpose, given=False, how=How.EMAIL, words=question(purpose))
