"""How far an application has come, how a membership ended, and what a member is charged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far an application has come."""

    WAITING = "waiting", _("waiting for us")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("not accepted")
    WITHDRAWN = "withdrawn", _("taken back by them")


class Came(TextChoices):
    """By which way an application came."""

    WEB = "web", _("on our website")
    SPACE = "space", _("from the group’s own page")
    TEAM = "team", _("written down by us")


class Ending(TextChoices):
    """How a membership ended; empty while it runs."""

    RUNS = "", _("still a member")
    LAPSED = "lapsed", _("not renewed in time")
    LEFT = "left", _("left")


class Standing(TextChoices):
    """Which members our team looks at."""

    CURRENT = "", _("members today")
    DUE = "due", _("due to renew")
    GRACE = "grace", _("past their day")
    UNPAID = "unpaid", _("fee not paid yet")
    ENDED = "ended", _("no longer members")


@dataclass(frozen=True)
class Price:
    """What a group is to those who set prices: a member or not, and its band of income ("" where that is not known)."""

    member: bool
    band: str = ""

    def of(self, member_pence: int | None, price_pence: int | None) -> int:
        """The price that holds for it, in whole pence: the members' one for members, where there is one."""
        if self.member and member_pence is not None:
            return member_pence
        return price_pence or 0


@dataclass(frozen=True)
class OnRoll:
    """One member as the roll of a day has it. `organisation` is its id today, after merges; `since` when it joined.

    `listed`: it agreed to stand in the public list. `votes`: its kind of membership has a vote.
    """

    organisation: int
    name: str
    kind: str
    since: date
    votes: bool
    listed: bool
    spell: int
    ward: str = ""
    band: str = ""
    published: bool = False


@dataclass(frozen=True)
class Filters:
    """Which members are asked for; empty means everything."""

    words: str = ""
    kind: str = ""
    standing: str = ""
    band: str = ""
    ward: str = ""
