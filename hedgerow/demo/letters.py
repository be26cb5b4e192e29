"""Letters and messages: what waits at the front door, what colleagues e-mailed to the log address, what is to be posted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from django.conf import settings

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules.trust import with_secret
from hedgerow.engines.mail.types import Letter
from hedgerow.kernel import clock
from hedgerow.ledger.actions import drafts
from hedgerow.people.models import Role

STRANGERS = (
    (
        "Petra Vane <petra.vane@example.net>",
        "Starting a repair café",
        "Hello,\n\nthree of us would like to start a repair café in the old wheelworks. Do we need to be a charity, and do "
        "you know of a room?\n\nPetra",
    ),
    (
        "Idris Combe <idris@example.net>",
        "Could I help somewhere on Saturdays?",
        "I have just moved here and have Saturdays free. I can drive and I can cook for fifty.\n\nIdris",
    ),
)
FORWARDED = (
    (
        "Fwd: Our lease",
        "Went through the break clause with them on the phone, forty minutes.",
        "The landlord has sent the new lease and we do not understand clause nine. Could you look at it with us?",
    ),
    (
        "Fwd: Thank you",
        "They have found a treasurer through our notice.",
        "It worked! She starts at the next meeting. Thank you for the advert.",
    ),
)


def tell(today: date) -> int:
    """Let messages come in and letters be written; says how many messages. People must have been told before."""
    roles = Role.objects.exclude(contact__email="").select_related("contact").order_by("pk")[:40]
    people = list({role.contact.email: role for role in roles}.values())[1:]
    told = [
        _came(_message(who, settings.HEDGEROW_INBOX.address, subject, text, today)) for who, subject, text in STRANGERS
    ]
    for user in User.objects.exclude(role=LioRole.NONE).order_by("pk"):
        log = with_secret(settings.HEDGEROW_INBOX.address, drafts.new_log_address(by=user))
        for (subject, note, text), role in zip(FORWARDED, people, strict=False):
            head = f"---------- Forwarded message ---------\nFrom: {role.contact.name} <{role.contact.email}>"
            whole = f"{note}\n\n{head}\n\n{text}"
            told.append(_came(_message(f"{user.name} <{user.email}>", log, subject, whole, today)))
    _to_post()
    return sum(told)


def _came(raw: bytes) -> bool:
    return mail.take(raw=raw, source="the log mailbox") is not None


def _message(sender: str, to: str, subject: str, text: str, today: date) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    moment = datetime.combine(today - timedelta(days=1), time(10, 20), clock.LONDON)
    message["Date"], message["Message-ID"] = format_datetime(moment), make_msgid(domain="example.org")
    message.set_content(text)
    return message.as_bytes()


def _to_post() -> None:
    """Somebody without an e-mail address is written to on paper."""
    role = (
        Role.objects.filter(contact__email="")
        .exclude(contact__address="")
        .select_related("contact", "organisation")
        .first()
    )
    if role is None:
        return
    words = (
        f"Dear {role.contact.name},",
        f"our next open evening is on the first Thursday of the month, at six, in the Old Fulling Mill. Everybody of "
        f"{role.organisation.name} is welcome; there is soup.",
        "Ring us if you would like a lift.",
    )
    mail.send(
        key=f"demo:open-evening:{role.contact_id}",
        letter=Letter("Our open evening", words),
        name=role.contact.name,
        address=f"{role.contact.address}\n{role.contact.postcode}".strip(),
        person=role.contact.ref,
    )
