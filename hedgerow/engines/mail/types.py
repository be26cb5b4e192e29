"""A letter as the apps write it, how far it has come, and whose letterhead it bears."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class State(TextChoices):
    """How far a letter has come. One that stays `sending` is shown to a person and never sent again by itself."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    KEPT = "kept", _("kept here only")
    PRINT = "print", _("to be printed and posted")
    PRINTED = "printed", _("printed and posted")


@dataclass(frozen=True)
class Button:
    """The one thing to do, and the whole address that it leads to."""

    words: str
    url: str


@dataclass(frozen=True)
class Enclosed:
    """A small file of text that goes with a letter: a date for a calendar. `media` is its type, "text/calendar"."""

    name: str
    media: str
    text: str


@dataclass(frozen=True)
class Mention:
    """Something that a letter tells of: its title, the whole address it leads to ("" for none), and a line about it."""

    title: str
    url: str = ""
    line: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a longer letter: its heading, paragraphs of plain words, and what it tells of. Any may be empty.

    own: its links are for its reader alone: colleagues do not see them, and they are not kept once it is sent.
    """

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    own: bool = False


@dataclass(frozen=True)
class Letter:
    """What a letter says: its subject, paragraphs of plain words, at most one button, a code to type, small print.

    `sections` follow the paragraphs in a longer letter, such as a newsletter.

    `enclosed` are files of text; paper leaves them out. Nothing in them may let its reader in: they are kept as they are.

    `unsubscribe` is the whole address that stops letters of this sort, told to mail programs too (RFC 8058): a POST
    there with nothing but `List-Unsubscribe=One-Click` must stop them.
    """

    subject: str
    paragraphs: tuple[str, ...]
    button: Button | None = None
    code: str = ""
    small: tuple[str, ...] = ()
    unsubscribe: str = ""
    sections: tuple[Section, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the place's own name, and how to reach it. Any of it but the name may be empty."""

    name: str = "Hedgerow"
    email: str = ""
    phone: str = ""
    address: str = ""
    is_fiction: bool = False


@dataclass(frozen=True)
class LetterheadOffer:
    """Who says whose letterhead letters bear: one app at most."""

    get: Callable[[], Letterhead]


class Unreadable(TextChoices):
    """Why a message that arrived cannot be used, as a sentence."""

    NOTHING = "nothing", _("It is no e-mail message: it has no headers.")
    SENDER = "sender", _("It does not say whom it is from.")
    LARGE = "large", _("It is larger than 25 MB.")


class Outcome(TextChoices):
    """What became of a message that arrived."""

    TAKEN = "taken", _("made into a draft")
    WAITING = "waiting", _("at the front door")
    ANSWERED = "answered", _("answered")
    TODO = "todo", _("made into a to-do")
    ONWARD = "onward", _("taken further")
    DISMISSED = "dismissed", _("needs nothing")
    AUTOMATIC = "automatic", _("written by a machine")
    ASIDE = "aside", _("could not be read")


@dataclass(frozen=True)
class Attachment:
    """A file that came with a message, as it was called there."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Arrived:
    """A message that arrived. Addresses are in small letters. `key` names the message for ever.

    recipients: everybody it was sent to, as far as it says. mentioned: addresses in headers of what it forwards or answers.
    results: its Authentication-Results headers from the top. is_automatic: an out-of-office answer, a bounce, a list.
    """

    key: str
    sender: str
    sender_name: str = ""
    recipients: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    sent_at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    results: tuple[str, ...] = ()
    is_automatic: bool = False


@dataclass(frozen=True)
class InboundOffer:
    """An app that may take messages that arrive: take(message, ref of its row) -> the ref of what it made, or "".

    It runs in the transaction in which the message is marked as read. What nobody takes goes to the front door.
    is_ours(address) -> whether it is a colleague's: a message that says so and could not prove it is shown as such.
    """

    name: str
    take: Callable[[Arrived, str], str]
    is_ours: Callable[[str], bool] = lambda _address: False


@dataclass(frozen=True)
class OnwardOffer:
    """What an app can make of a message that waits at the front door, at the press of a button.

    button: its words. make(who presses it, the message's row) -> the ref of what was made; it runs in the transaction in
    which the message is marked as dealt with.
    """

    name: str
    button: Words
    make: Callable[[Any, Any], str]


@dataclass(frozen=True)
class Recipient:
    """Somebody who may be written to: an e-mail address, a name, and the ref of the contact or user, if there is one."""

    email: str
    name: str = ""
    person: str = ""


@dataclass(frozen=True)
class AudienceOffer:
    """People whom letters to many can go to, such as all members, or the delegates of a network.

    kind: "members". title: what they are called. choices() -> each audience of this kind, as (id, title).
    recipients(id) -> who belongs to it now; none where the id is no audience any more. Who may be sent news is for the
    sender to ask: this says only who belongs.
    """

    kind: str
    title: Words
    choices: Callable[[], Sequence[tuple[str, str]]]
    recipients: Callable[[str], Sequence[Recipient]]
