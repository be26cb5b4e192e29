"""The words of networks, their meetings, their decisions and their votes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Seen(TextChoices):
    """Who knows of a network. Who belongs to a sensitive one is known to its members and our team alone."""

    OPEN = "open", _("everybody sees it")
    CLOSED = "closed", _("everybody sees what it is for, members alone who belongs and what it does")
    HIDDEN = "hidden", _("only members know that it is there")


class Joining(TextChoices):
    """How a group comes into a network."""

    OPEN = "open", _("any group may ask to join")
    INVITED = "invited", _("by invitation only")


class Standing(TextChoices):
    """How a group stands to a network."""

    ASKED = "asked", _("asked to join")
    MEMBER = "member", _("member")
    REFUSED = "refused", _("not taken in")
    LEFT = "left", _("left")


class Part(TextChoices):
    """Who speaks for a member: its delegate, or the deputy in their place."""

    DELEGATE = "delegate", _("delegate")
    DEPUTY = "deputy", _("deputy")


class Minutes(TextChoices):
    """How far the minutes of a meeting have come."""

    DRAFT = "draft", _("being written")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")


class Owner(TextChoices):
    """Who has an action to do."""

    GROUP = "group", _("a group")
    WORKER = "worker", _("somebody of our team")
    WORDS = "words", _("somebody else")


class Fault(TextChoices):
    """Why something cannot be done, as a sentence."""

    CLOSED = "closed", _("This network has ended.")
    THERE = "there", _("This group belongs to the network already.")
    ASKED = "asked", _("This group has asked already. We answer soon.")
    INVITED = "invited", _("This network takes groups in by invitation. Ask us about it.")
    NOT_ASKED = "not_asked", _("This has been answered already.")
    NOT_MEMBER = "not_member", _("This group does not belong to the network now.")
    APPROVED = "approved", _("These minutes are approved. Open them again before you change them.")
    NOT_HELD = "not_held", _("The meeting has not begun yet.")
    DONE = "done", _("This is done already.")


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks for a member now."""

    part: str
    contact: int
    name: str
    email: str = ""
    user: int | None = None


@dataclass(frozen=True)
class Roll:
    """One member's place on the roll of a vote: the group as it is now, and who may vote for it."""

    organisation: int
    name: str
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True)
class Came:
    """How often a member has been at meetings: `of` is how many were held while it belonged."""

    organisation: int
    name: str
    times: int
    of: int
    last: date | None = None
    observer: bool = False

    @property
    def share(self) -> float:
        return self.times / self.of if self.of else 0.0


@dataclass(frozen=True)
class Clash:
    """Minutes that somebody else wrote while one was writing: theirs as they stand, and one's own, which is kept."""

    theirs: str
    mine: str
    version: int
    by: int | None = None
    at: datetime | None = None
